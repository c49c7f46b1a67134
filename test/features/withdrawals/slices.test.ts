import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buttonIn, choiceIn, textOf } from '../../drivers/bot-driver.ts';
import { holdRecounts, runSlice } from '../../drivers/held-recounts.ts';
import {
  askedIn,
  channels,
  type Deed,
  hour,
  openPlay,
  type Play,
  playDeeds,
  readAll,
  users,
} from '../../drivers/withdrawal-play.ts';

const deeds = fc.array(fc.constantFrom<Deed>('right', 'right', 'wrong', 'nothing', 'nothing'), {
  minLength: users.length,
  maxLength: users.length,
});
const history = fc.record({
  days: fc.array(fc.tuple(deeds, deeds), { minLength: 3, maxLength: 6 }),
  quiz: fc.record({ mode: fc.constantFrom('everyone', 'race', 'teams'), deeds }),
  isOpen: fc.constant(true),
  /** Day by day, who answers in the other workspace. */
  elsewhere: fc.array(fc.subarray([...users]), { minLength: 6, maxLength: 6 }),
});

type History = typeof history extends fc.Arbitrary<infer T> ? T : never;

const user = fc.constantFrom(...users);
const act = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('slice'), pick: fc.nat(3) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('withdraw'), pick: fc.nat() }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('undo'), pick: fc.nat() }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('answer'), user, pick: fc.nat() }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('answer elsewhere'), user, pick: fc.nat() }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('link'), user, pick: fc.nat(2) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('unlink'), user }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('erase'), user }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('advance'), pick: fc.nat(30) }) },
);
type Act = typeof act extends fc.Arbitrary<infer T> ? T : never;

/** What happens in a world besides its play. */
interface World extends Play {
  /** The undo buttons of the withdrawals so far. */
  readonly undos: string[];
  /** What the presses that undo something said. */
  readonly outcomes: string[];
  /** How often something happened while a recount was under way. */
  readonly amid: { count: number };
}

const openWorld = async (slice: number): Promise<World> => ({
  ...(await openPlay(slice, holdRecounts)),
  undos: [],
  outcomes: [],
  amid: { count: 0 },
});

const isUnderWay = async ({ connection }: World): Promise<boolean> =>
  (await connection.db.selectFrom('recounts').select('id').execute()).length > 0;

const finish = async (world: World): Promise<void> => {
  while (await runSlice(world.services, world.platform, world.connection));
};

/** Returns what a press that undoes something said, without when the points follow. */
const outcomeOf = (says: string): string => says.replace(/(counts again)\..*/, '$1');

/** Presses a choice of an open question in one of these channels. */
const answer = async (
  { platform }: World,
  places: readonly string[],
  pick: number,
  press: (action: string, channel: string) => Promise<unknown>,
): Promise<void> => {
  const open = platform.messages.flatMap(({ channel, cards }) => {
    const action = choiceIn(cards.at(-1), pick % 3 === 0 ? 'a wrong one' : 'the right one');
    return action !== undefined && places.includes(channel) ? [{ action, channel }] : [];
  });
  const one = open.at(-1 - (pick % Math.max(1, open.length)));
  if (one !== undefined) await press(one.action, one.channel);
};

const perform = async (world: World, one: Act): Promise<void> => {
  const { driver, services, platform, connection, undos } = world;
  if (one.kind === 'slice') {
    await runSlice(services, platform, connection, one.pick);
    return;
  }
  await driver.advance(1);
  if (await isUnderWay(world)) world.amid.count += 1;
  const { elsewhere } = driver;
  switch (one.kind) {
    case 'withdraw': {
      const asked = askedIn(world);
      const id = asked[one.pick % asked.length] ?? '';
      const shown = await driver.command('boss', 'question void', { id });
      if (textOf(shown).includes('already')) return;
      const done = await driver.press('boss', buttonIn(shown, 'Withdraw'));
      undos.push(buttonIn(done, 'Undo'));
      return;
    }
    case 'undo': {
      const action = undos[one.pick % undos.length];
      if (action === undefined) return;
      const says = textOf(await driver.press('boss', action));
      if (!says.includes('still being recounted')) return void world.outcomes.push(outcomeOf(says));
      await finish(world);
      return void world.outcomes.push(outcomeOf(textOf(await driver.press('boss', action))));
    }
    case 'answer':
      return answer(world, channels, one.pick, (action, channel) => driver.press(one.user, action, channel));
    case 'answer elsewhere':
      return answer(world, ['lobby'], one.pick, (action, channel) =>
        elsewhere.press(one.user, action, channel),
      );
    case 'link': {
      const offered = textOf(await driver.command(one.user, 'link'));
      const [, code = ''] = /\/link (\w{5}-\w{5})/.exec(offered) ?? [];
      const other = users[one.pick] ?? '';
      const asked = await elsewhere.command(other, 'link', { code });
      if (textOf(asked).startsWith('Is that')) await elsewhere.press(other, buttonIn(asked, 'Link them'));
      return;
    }
    case 'unlink':
      return void (await driver.command(one.user, 'link', { code: 'undo' }));
    case 'erase': {
      const asked = await driver.command(one.user, 'privacy erase');
      return void (await driver.press(one.user, buttonIn(asked, 'Erase everything')));
    }
    case 'advance':
      return driver.advance(one.pick * hour);
  }
};

/** Plays a history and what follows, and reads what has come of it. */
const run = async (slice: number, events: History, acts: readonly Act[]) => {
  const world = await openWorld(slice);
  const setup = { time: '10:45', timezone: 'UTC', topic: 'gil', days: 'daily', open: '60' };
  const { elsewhere } = world.driver;
  await elsewhere.command('boss', 'daily setup', setup);
  await playDeeds(world, events, { open: '40' }, async (day) => {
    for (const who of events.elsewhere[day] ?? [])
      await answer(world, ['lobby'], 0, (action, channel) => elsewhere.press(who, action, channel));
  });
  for (const one of acts) await perform(world, one);
  await finish(world);
  await world.driver.advance(80 * hour);
  const state = await readAll(world);
  const { db } = world.connection;
  const left = await db.selectFrom('recountedMembers').selectAll().execute();
  await db.destroy();
  return { state, outcomes: world.outcomes, left, amid: world.amid.count };
};

test('slices between anything else lead to what grading everything at once leads to', async () => {
  let amid = 0;
  await fc.assert(
    fc.asyncProperty(
      history,
      fc.array(act, { minLength: 6, maxLength: 24 }),
      fc.integer({ min: 1, max: 4 }),
      async (events, acts, slice) => {
        const whole = await run(1_000_000, events, acts);
        const sliced = await run(slice, events, acts);
        expect(sliced.state).toEqual(whole.state);
        expect(sliced.outcomes).toEqual(whole.outcomes);
        expect([whole.amid, sliced.left]).toEqual([0, []]);
        amid += sliced.amid;
      },
    ),
    { numRuns: 8, seed: 11 },
  );
  expect(amid).toBeGreaterThan(10);
}, 240_000);
