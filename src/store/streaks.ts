import { type Kysely, sql } from 'kysely';
import type { Streaks } from '../features/streaks/repository.ts';
import { currentStreaks } from './current-streaks.ts';
import { isKept, questionDays } from './kept-days.ts';
import { accountsOf } from './linked-accounts.ts';
import { streakBefore } from './streak-before.ts';
import { breaks } from './streak-days.ts';
import { answered } from './sums.ts';
import type { Tables } from './tables.ts';

/** Creates the repository of streaks, which are counted from the answers. */
export const streaks = (db: Kysely<Tables>): Streaks => ({
  of: async (member, channel, day, spared) => {
    const wanted = { member, channel, day };
    if (spared !== undefined) return streakBefore(db, wanted, spared);
    const [streak = 0] = await currentStreaks(db, [wanted]);
    return streak;
  },
  ofAll: (wanted) => currentStreaks(db, wanted),
  best: async (member) => {
    const accounts = await accountsOf(db, member);
    const isLinked = accounts.length > 1;
    return Math.max(...(await Promise.all(accounts.map((account) => bestOf(db, account, isLinked)))));
  },
  leaveOut: async (round) => {
    await db.updateTable('rounds').set({ day: null }).where('id', '=', round).execute();
  },
});

/** Finds the longest run of kept days in any channel of one account. */
const bestOf = async (db: Kysely<Tables>, member: number, isLinked: boolean): Promise<number> => {
  // An answer elsewhere also keeps days in channels where this account itself never answered.
  const channels = isLinked ? channelsAround(db, member) : channelsOf(db, member);
  const kept = questionDays(db)
    .where('r.channelId', 'in', channels)
    .select((eb) => [
      'r.channelId',
      'r.day',
      eb
        .case()
        .when(isKept(eb, db, member))
        .then(1)
        .else(0)
        .end()
        .as('kept'),
      eb.case().when(breaks).then(1).else(0).end().as('counts'),
    ]);
  const runs = db
    .selectFrom(kept.as('days'))
    .select(['channelId', 'kept'])
    // Days between the same two breaks make one run.
    .select(sql<number>`sum((1 - kept) * counts) over (partition by channel_id order by day)`.as('run'));
  const row = await db
    .selectFrom((from) =>
      from
        .selectFrom(runs.as('runs'))
        .select(({ fn, cast }) => cast<number>(fn.sum('kept'), 'integer').as('length'))
        .groupBy(['channelId', 'run'])
        .as('lengths'),
    )
    .select(({ fn }) => fn.max('length').as('best'))
    .executeTakeFirst();
  return row?.best ?? 0;
};

/** Builds SQL for the channels where the account answered a daily question. */
const channelsOf = (db: Kysely<Tables>, member: number) =>
  answered(db)
    .select('rounds.channelId')
    .where('answers.memberId', '=', member)
    .where('rounds.day', 'is not', null);

/** Builds SQL for all channels of the account's workspace. */
const channelsAround = (db: Kysely<Tables>, member: number) =>
  db
    .selectFrom('channels')
    .innerJoin('members', (join) =>
      join
        .onRef('members.platform', '=', 'channels.platform')
        .onRef('members.workspace', '=', 'channels.workspace'),
    )
    .select('channels.id as channelId')
    .where('members.id', '=', member);
