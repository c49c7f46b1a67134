import type { Kysely } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Store } from '../../src/bot/store.ts';
import { draw } from '../../src/engine/random.ts';
import { storeOn } from '../../src/store/store.ts';
import type { Tables } from '../../src/store/tables.ts';
import { databases } from '../support/databases.ts';

/** A question day as it is stored, with the numbers of the members who answered it. */
interface StoredDay {
  readonly channel: number;
  readonly day: number;
  readonly date: string;
  readonly question: string;
  readonly isClosed: boolean;
  readonly isVoided: boolean;
  readonly isCutShort: boolean;
  readonly answeredBy: ReadonlySet<number>;
}

const longest = 90;

/** How likely each member is to answer. */
const diligence = [0.98, 0.9, 0.5];

/** Counts a streak as its definition says: from the newest day back to the first one that breaks it. */
const expected = (
  days: readonly StoredDay[],
  member: number,
  others: readonly number[],
  channel: number,
  upTo: number,
  spared?: string,
): number => {
  const elsewhere = new Set(
    days.filter(({ answeredBy }) => others.some((one) => answeredBy.has(one))).map(({ date }) => date),
  );
  let streak = 0;
  for (const day of days
    .filter((one) => one.channel === channel && one.day <= upTo)
    .sort((a, b) => b.day - a.day)) {
    if (day.answeredBy.has(member) || elsewhere.has(day.date)) streak += 1;
    else if (day.isClosed && !day.isVoided && !day.isCutShort && day.question !== spared) break;
  }
  return streak;
};

describe.each(databases)('streaks on $name', ({ open }) => {
  let store: Store;
  let db: Kysely<Tables>;
  beforeAll(async () => {
    const connection = await open();
    store = await storeOn(connection);
    db = connection.db;
  }, 120_000);
  afterAll(() => store.close());

  test('of many members at once are those that each has by definition', async () => {
    let differ = 0;
    for (let turn = 0; turn < 5; turn++) {
      const chance = (...of: (string | number)[]) => draw(29, of.join(), turn);
      const workspaces = [`a${turn}`, `b${turn}`];
      const met = await store.transaction(async ({ channels, members }) => ({
        channels: await Promise.all(
          workspaces.flatMap((workspace) =>
            ['one', 'two'].map((channel) => channels.meet({ platform: 't', workspace, channel }, channel)),
          ),
        ),
        members: await members.meetAll(
          workspaces.flatMap((workspace) =>
            ['ada', 'grace', 'alan'].map((user) => ({
              platform: 't',
              workspace,
              user,
              name: user,
              manager: false,
            })),
          ),
        ),
      }));
      const idOf = (index: number) => met.members[index]?.id ?? expect.fail();
      // Ada is one person in both workspaces.
      await store.transaction(({ persons }) => persons.unite(idOf(0), idOf(3), 0));
      const days: StoredDay[] = [];
      for (const [place, channel] of met.channels.entries()) {
        const players = met.members.filter(({ workspace }) => workspace === channel.workspace);
        const count = Math.floor(chance('days', place) * longest);
        for (let day = 1; day <= count; day++) {
          if (chance('left out', place, day) < 0.03) continue;
          const stored: StoredDay = {
            channel: channel.id,
            day,
            date: Temporal.PlainDate.from('2026-01-01').add({ days: day }).toString(),
            question: `q${day % 7}`,
            isClosed: chance('closed', place, day) < 0.95,
            isVoided: chance('voided', place, day) < 0.05,
            isCutShort: chance('cut', place, day) < 0.03,
            answeredBy: new Set(
              players
                .filter((_, index) => chance('answered', place, day, index) < (diligence[index % 3] ?? 0))
                .map(({ id }) => id),
            ),
          };
          days.push(stored);
          await insert(db, stored, turn);
        }
      }
      const queries = met.channels.flatMap((channel) =>
        met.members
          .filter(({ workspace }) => workspace === channel.workspace)
          .flatMap(({ id }) =>
            [undefined, 0, 1, 16, 17, 40, longest].map((day) => ({ member: id, channel: channel.id, day })),
          ),
      );
      const othersOf = (member: number) =>
        member === idOf(0) ? [idOf(3)] : member === idOf(3) ? [idOf(0)] : [];
      const model = queries.map(({ member, channel, day }) =>
        expected(days, member, othersOf(member), channel, day ?? Number.POSITIVE_INFINITY),
      );
      expect(await store.transaction(({ streaks }) => streaks.ofAll(queries))).toEqual(model);
      differ += new Set(model).size;
      const [{ member, channel, day } = expect.fail()] = queries;
      const spared = { question: 'q3', at: Number.MAX_SAFE_INTEGER, id: undefined };
      expect(await store.transaction(({ streaks }) => streaks.of(member, channel, day, spared))).toBe(
        expected(days, member, othersOf(member), channel, Number.POSITIVE_INFINITY, 'q3'),
      );
    }
    expect(differ).toBeGreaterThan(40);
  }, 120_000);
});

const insert = async (db: Kysely<Tables>, stored: StoredDay, turn: number): Promise<void> => {
  const { id } = await db
    .insertInto('rounds')
    .values({
      channelId: stored.channel,
      game: 'daily',
      quizId: null,
      position: null,
      scheduleId: null,
      date: stored.date,
      day: stored.day,
      reveal: 'instant',
      dueAt: turn,
      questionId: stored.question,
      track: 't',
      topic: 't',
      level: 'junior',
      question: '{}',
      openedAt: 1,
      closesAt: 2,
      closedAt: stored.isClosed ? 2 : null,
      firstRight: null,
      voided: stored.isVoided ? 1 : 0,
      cutShort: stored.isCutShort ? 1 : 0,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  if (stored.answeredBy.size === 0) return;
  await db
    .insertInto('answers')
    .values(
      [...stored.answeredBy].map((memberId) => ({
        roundId: id,
        memberId,
        choice: 0,
        correct: 1,
        points: 10,
        at: 1,
        streak: 1,
        date: stored.date,
      })),
    )
    .execute();
};
