import fc from 'fast-check';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { allPersonalData } from '../../../src/bot/features.ts';
import { foldAnswers } from '../../../src/bot/fold.ts';
import { runNight } from '../../../src/bot/night.ts';
import type { Store } from '../../../src/bot/store.ts';
import type { Connection } from '../../../src/store/database/connection.ts';
import { storeOn } from '../../../src/store/store.ts';
import { databases } from '../../support/databases.ts';
import { createTestRuntime } from '../../support/runtime.ts';
import { wrongStandings } from '../../support/standings.ts';
import { testBank } from '../../support/test-bank.ts';

/** More than one slice folds. */
const crowd = 70;
const people = 6;
const dayMs = 24 * 3_600_000;
const firstDate = Temporal.PlainDate.from('2026-10-20');

const given = {
  channel: fc.nat(2),
  date: fc.nat(45).map((days) => firstDate.add({ days }).toString()),
  game: fc.constantFrom('daily' as const, 'quiz' as const),
};
type Given = { [K in keyof typeof given]: (typeof given)[K] extends fc.Arbitrary<infer T> ? T : never };

const events = fc.array(
  fc.oneof(
    fc.record({
      kind: fc.constant('answer' as const),
      ...given,
      member: fc.nat(people - 1),
      points: fc.nat(20),
    }),
    fc.record({ kind: fc.constant('crowd' as const), ...given, points: fc.nat(3) }),
    fc.record({ kind: fc.constant('regrade' as const), ...given, points: fc.integer({ min: -5, max: 5 }) }),
    fc.record({ kind: fc.constant('clear' as const), ...given }),
    fc.record({ kind: fc.constant('erase' as const), member: fc.nat(people - 1), slices: fc.nat(4) }),
    fc.record({
      kind: fc.constant('see' as const),
      member: fc.nat(people - 1),
      seen: fc.constantFrom('shown' as const, 'hidden' as const, 'left' as const),
    }),
    fc.record({ kind: fc.constant('fold' as const), slices: fc.integer({ min: 1, max: 3 }) }),
    fc.record({ kind: fc.constant('kill' as const) }),
    fc.record({ kind: fc.constant('night' as const), day: fc.nat(60) }),
  ),
  { minLength: 10, maxLength: 40 },
);
type Event = typeof events extends fc.Arbitrary<(infer T)[]> ? T : never;

/** The history of one workspace, and of another one with a single channel, in a database. */
const play = async ({ db }: Connection, store: Store, history: readonly Event[]) => {
  const services = { store, bank: testBank(), log: pino({ level: 'silent' }) };
  const inside = store.transaction;
  const home = (channel: number) => ({ platform: 'test', workspace: channel < 2 ? 'w' : 'v' });
  /** Finds members by number, and adds those who are missing, because they are new or were erased. */
  const meet = async (channel: number, users: readonly number[]): Promise<number[]> => {
    const rows = users.map((user) => ({ ...home(channel), user: `u${user}`, name: 'somebody', folded: '' }));
    await db
      .insertInto('members')
      .values(rows.map((row) => ({ ...row, person: null })))
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    const found = await db
      .selectFrom('members')
      .select('id')
      .where('workspace', '=', home(channel).workspace)
      .where(
        'user',
        'in',
        rows.map(({ user }) => user),
      )
      .execute();
    return found.map(({ id }) => id);
  };
  const channels = await Promise.all(
    [0, 1, 2].map((index) =>
      inside(({ channels }) => channels.meet({ ...home(index), channel: `c${index}` }, 'somewhere')),
    ),
  );
  const add = async ({ channel, date, game }: Given, members: readonly number[], points: number) => {
    const ids = await meet(channel, members);
    const correct = points > 0 ? 1 : 0;
    await db
      .insertInto('totals')
      .values(
        ids.map((id) => ({
          channelId: channels[channel]?.id ?? 0,
          memberId: id,
          date,
          game,
          points,
          answers: 1,
          correct,
        })),
      )
      .onConflict((conflict) =>
        conflict.columns(['channelId', 'date', 'game', 'memberId']).doUpdateSet(({ eb }) => ({
          points: eb('totals.points', '+', points),
          answers: eb('totals.answers', '+', 1),
          correct: eb('totals.correct', '+', correct),
        })),
      )
      .execute();
  };
  const leaving: number[] = [];
  const eraseSome = (id: number, limit: number) =>
    inside(({ personal }) => personal.eraseSome(id, allPersonalData(), limit));
  for (const event of history) {
    if (event.kind === 'answer') await add(event, [event.member], event.points);
    if (event.kind === 'crowd') {
      await add(
        event,
        Array.from({ length: crowd }, (_, index) => index),
        event.points,
      );
    }
    if (event.kind === 'regrade') {
      await db
        .updateTable('totals')
        .set(({ eb }) => ({ points: eb('points', '+', event.points) }))
        .where('channelId', '=', channels[event.channel]?.id ?? 0)
        .where('date', '=', event.date)
        .where('answers', '>', 0)
        .execute();
    }
    if (event.kind === 'clear') {
      await db
        .updateTable('totals')
        .set({ points: 0, answers: 0, correct: 0 })
        .where('channelId', '=', channels[event.channel]?.id ?? 0)
        .where('game', '=', event.game)
        .execute();
    }
    if (event.kind === 'erase') {
      const [id = 0] = await meet(0, [event.member]);
      const member = { id, ...home(0), user: `u${event.member}`, name: 'somebody' };
      await inside(({ personal }) => personal.hide(member, allPersonalData(), 1));
      leaving.push(id);
      expect(await db.selectFrom('standings').selectAll().where('memberId', '=', id).execute()).toEqual([]);
      for (let slice = 0; slice < event.slices; slice++) await eraseSome(id, 2);
    }
    if (event.kind === 'see') {
      const [id = 0] = await meet(0, [event.member]);
      const member = { id, ...home(0), user: `u${event.member}`, name: 'somebody' };
      await inside(({ visibility }) => visibility.set(member, event.seen));
    }
    if (event.kind === 'fold') {
      for (let slice = 0; slice < event.slices; slice++) await inside(({ folding }) => folding.fold());
    }
    if (event.kind === 'kill') {
      const killed = inside(async ({ folding }) => {
        await folding.fold();
        throw new Error('killed');
      });
      await expect(killed).rejects.toThrow('killed');
    }
    if (event.kind === 'night') {
      const noon = firstDate.toZonedDateTime({ timeZone: 'UTC', plainTime: '12:00' }).epochMilliseconds;
      await runNight({ ...services, runtime: createTestRuntime(7, noon + event.day * dayMs) });
    }
  }
  await foldAnswers(services);
  return {
    finishErasing: async () => {
      for (const id of leaving) while (!(await eraseSome(id, 2)));
    },
  };
};

/** The server's database is left to the store's other tests, which empty it. */
const own = databases.filter(({ name }) => name !== 'PostgreSQL');

describe.each(own)('the standings on $name', ({ name, open }) => {
  let connection: Connection;
  let store: Store;
  beforeAll(async () => {
    connection = await open();
    store = await storeOn(connection);
  }, 60_000);
  afterAll(() => store.close());
  beforeEach(() => empty(connection));

  test('are the totals, added up, whenever they are folded, and wherever folding is interrupted', async () => {
    await fc.assert(
      fc.asyncProperty(events, async (history) => {
        await empty(connection);
        const { finishErasing } = await play(connection, store, history);
        expect(await wrongStandings(connection.db)).toEqual([]);
        await finishErasing();
        expect(await wrongStandings(connection.db)).toEqual([]);
      }),
      { seed: 11, numRuns: name === 'SQLite' ? 40 : 4 },
    );
  }, 60_000);

  test('go on at the next channel when the first one of the workspace is erased', async () => {
    const { db } = connection;
    const date = firstDate.toString();
    const { channels, members } = await store.transaction(async (records) => {
      const meet = (channel: string) =>
        records.channels.meet({ platform: 'test', workspace: 'direct', channel }, channel);
      const meetMember = (user: string) =>
        records.members.meet({ platform: 'test', workspace: 'direct', user }, user);
      return {
        channels: [await meet('D1'), await meet('c')] as const,
        members: [await meetMember('ada'), await meetMember('grace')] as const,
      };
    });
    const [direct, shared] = channels;
    const [ada, grace] = members;
    await db.updateTable('channels').set({ memberId: ada.id }).where('id', '=', direct.id).execute();
    const add = (channelId: number, memberId: number) =>
      db
        .insertInto('totals')
        .values({ channelId, memberId, date, game: 'quiz', points: 5, answers: 1, correct: 1 })
        .execute();
    const fold = () => store.transaction(({ folding }) => folding.fold());
    await add(direct.id, ada.id);
    await add(shared.id, ada.id);
    await add(shared.id, grace.id);
    while (await fold());
    await store.transaction(({ personal }) => personal.hide(ada, allPersonalData(), 1));
    const erase = () => store.transaction(({ personal }) => personal.eraseSome(ada.id, allPersonalData(), 3));
    while (!(await erase())) await fold();
    expect(await wrongStandings(db)).toEqual([]);
    const query = { channel: shared, scope: 'workspace', game: 'all', period: 'all', on: '' } as const;
    const page = await store.transaction(({ boards }) => boards.page(query, 0, 10));
    expect(page.standings.map(({ name, points }) => [name, points])).toEqual([['grace', 5]]);
  });

  test('keep a member who is still on a board from being deleted', async () => {
    const date = firstDate.toString();
    await play(connection, store, [
      { kind: 'answer', channel: 0, date, game: 'quiz', member: 0, points: 5 },
      { kind: 'fold', slices: 1 },
    ]);
    await expect(connection.db.deleteFrom('members').execute()).rejects.toThrow(/foreign key/i);
  });
});

const empty = async ({ db }: Connection): Promise<void> => {
  for (const table of ['standings', 'standingCounts', 'leaderboards', 'totals', 'members'] as const)
    await db.deleteFrom(table).execute();
};
