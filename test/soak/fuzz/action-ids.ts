import fc from 'fast-check';
import { sql } from 'kysely';
import { createBot } from '../../../src/bot/bot.ts';
import { actions } from '../../../src/bot/tables.ts';
import { splitActionId } from '../../../src/chat/action-codec.ts';
import { openSqlite } from '../../../src/store/database/sqlite.ts';
import { storeOn } from '../../../src/store/store.ts';
import { speakingTo } from '../../drivers/bot-driver.ts';
import { createScriptedPlatform } from '../../drivers/scripted-platform.ts';
import { createServices } from '../../support/services.ts';
import { faultsOf } from './read.ts';
import { strangeText } from './strange.ts';
import type { Way } from './way.ts';

/** A press of a button, forged or not. */
interface Press {
  readonly workspace: string;
  readonly user: string;
  readonly id: string;
}

const part = fc.oneof(
  { weight: 6, arbitrary: fc.nat(12).map(String) },
  { weight: 2, arbitrary: fc.constantFrom('week', 'all', 'workspace', 'teams', 'daily', 'quiz', 'month') },
  {
    weight: 1,
    arbitrary: fc.constantFrom('2147483647', '2147483648', '9'.repeat(30), '-1', '1.5', '01', '1e3'),
  },
  { weight: 1, arbitrary: strangeText },
);

const id = fc.oneof(
  {
    weight: 8,
    arbitrary: fc
      .tuple(fc.constantFrom(...Object.keys(actions)), fc.array(part, { maxLength: 5 }))
      .map(([kind, parts]) => [kind, ...parts].join(':')),
  },
  { weight: 1, arbitrary: fc.array(part, { maxLength: 4 }).map((parts) => parts.join(':')) },
);

const who = { workspace: fc.constantFrom('home', 'elsewhere'), user: fc.constantFrom('ada', 'guest') };

/** The rows that tie two workspaces together, which only an accepted link may do. Each query counts them. */
const ties = [
  `select count(*) as count from team_members m join members p on p.id = m.member_id join teams t on t.id = m.team_id
   where p.workspace <> t.workspace`,
  `select count(*) as count from answers a join members p on p.id = a.member_id join rounds r on r.id = a.round_id
   join channels c on c.id = r.channel_id where p.workspace <> c.workspace`,
];

/** Ids of buttons: made up, cut off, or from another workspace. */
export const actionIds: Way<Press> = {
  name: 'action-ids',
  mostMs: 3_000,
  inputs: fc.record({ ...who, id }),
  open: async (log) => {
    const connection = openSqlite(':memory:');
    const services = { ...(await createServices()), log, store: await storeOn(connection) };
    const platform = createScriptedPlatform();
    const bot = createBot(services, [platform]);
    const { say, press } = speakingTo<string, string>(bot, (user, workspace) => ({
      sender: { platform: 'scripted', workspace, user, name: user, manager: user === 'ada' },
      place: { platform: 'scripted', workspace, channel: `${workspace}-general`, name: 'general' },
    }));
    for (const workspace of ['home', 'elsewhere']) {
      await say('ada', workspace, 'team create', { name: `Team of ${workspace}` });
      await say('ada', workspace, 'daily setup', { time: '09:00', timezone: 'UTC', days: 'daily' });
      await say('ada', workspace, 'daily now');
      await say('ada', workspace, 'quiz start', { count: '50', seconds: '300', lobby: '0' });
      await say('guest', workspace, 'link');
    }
    await services.runtime.advance(10_000, () => bot.runner.settled());
    return {
      give: async ({ workspace, user, id }) => {
        const reply = await press(user, workspace, id);
        await bot.runner.settled();
        const counts = await Promise.all(
          ties.map(
            async (query) => (await sql.raw<{ count: number }>(query).execute(connection.db)).rows[0]?.count,
          ),
        );
        return [
          ...faultsOf(reply),
          ...(counts.every((count) => count === 0)
            ? []
            : [`${splitActionId(id).kind} reached into another workspace`]),
        ];
      },
      close: async () => {
        await bot.runner.stop();
        await services.store.close();
      },
    };
  },
};
