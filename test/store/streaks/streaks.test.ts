import type { Kysely } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Store } from '../../../src/bot/store.ts';
import { draw } from '../../../src/engine/random.ts';
import { type Streak, streakAfter } from '../../../src/engine/streak.ts';
import type { DailyPlan } from '../../../src/features/daily/repository.ts';
import { storeOn } from '../../../src/store/store.ts';
import type { Tables } from '../../../src/store/tables.ts';
import { databases } from '../../support/databases.ts';
import { question } from '../../support/questions.ts';

/** A question day as it is stored, with the numbers of the members who answered it. */
interface StoredDay {
  /** The round's. */
  readonly id: number;
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

const plan: DailyPlan = {
  time: '09:00',
  timezone: 'UTC',
  days: [1, 2, 3, 4, 5, 6, 7],
  topic: undefined,
  level: undefined,
  reveal: 'instant',
  openHours: 24,
  recap: false,
  thread: false,
};

/** How likely each member is to answer. */
const diligence = [0.98, 0.9, 0.5];

/** Counts a streak as its definition says: from the first day on. */
const expected = (
  days: readonly StoredDay[],
  member: number,
  others: readonly number[],
  channel: number,
  upTo: number,
  spared?: string,
): Streak => {
  const elsewhere = new Set(
    days.filter(({ answeredBy }) => others.some((one) => answeredBy.has(one))).map(({ date }) => date),
  );
  const own = days.filter((one) => one.channel === channel && one.day <= upTo);
  return streakAfter(
    own
      .sort((a, b) => a.day - b.day)
      .map((day) => {
        if (day.answeredBy.has(member) || elsewhere.has(day.date)) return 'kept';
        return day.isClosed && !day.isVoided && !day.isCutShort && day.question !== spared
          ? 'missed'
          : 'neutral';
      }),
  );
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
    let stored = 0;
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
        const schedule = await store.transaction(({ schedules }) =>
          schedules.save(channel.id, plan, idOf(0)),
        );
        const count = Math.floor(chance('days', place) * longest);
        for (let day = 1; day <= count; day++) {
          if (chance('left out', place, day) < 0.03) continue;
          const asked: Omit<StoredDay, 'id'> = {
            channel: channel.id,
            day,
            date: Temporal.PlainDate.from('2026-01-01').add({ days: day }).toString(),
            question: `q${day % 7}`,
            isClosed: day < count - 3 || chance('closed', place, day) < 0.5,
            isVoided: chance('voided', place, day) < 0.05,
            isCutShort: chance('cut', place, day) < 0.03,
            answeredBy: new Set(
              players
                .filter((_, index) => chance('answered', place, day, index) < (diligence[index % 3] ?? 0))
                .map(({ id }) => id),
            ),
          };
          days.push({ ...asked, id: await insert(db, asked, schedule.id) });
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
      const modelOf = (days: readonly StoredDay[]) =>
        queries.map(({ member, channel, day }) =>
          expected(days, member, othersOf(member), channel, day ?? Number.POSITIVE_INFINITY),
        );
      const ofAll = () => store.transaction(({ streaks }) => streaks.ofAll(queries));
      const model = modelOf(days);
      expect(await ofAll()).toEqual(model);
      differ += new Set(model.map((streak) => JSON.stringify(streak))).size;
      const [{ member, channel, day } = expect.fail()] = queries;
      const spared = { question: 'q3', at: Number.MAX_SAFE_INTEGER, id: undefined };
      expect(
        await store.transaction(({ streaks }) => streaks.before({ member, channel, day }, spared)),
      ).toEqual(expected(days, member, othersOf(member), channel, Number.POSITIVE_INFINITY, 'q3'));

      // What is stored makes no difference, and follows whatever happens to a day.
      const now = queries.filter((query) => query.day === undefined);
      expect(await store.transaction(({ streaks }) => streaks.advance(now))).toEqual(
        modelOf(days).filter((_, index) => queries[index]?.day === undefined),
      );
      stored += (await db.selectFrom('streaks').selectAll().execute()).length;
      expect(await ofAll()).toEqual(model);
      const home = { platform: 't', workspace: `a${turn}` };
      await store.transaction(({ withdrawals }) => withdrawals.mark(home, 'q5'));
      const here = new Set(
        met.channels.filter(({ workspace }) => workspace === home.workspace).map(({ id }) => id),
      );
      const withdrawn = days.map((one) =>
        one.question === 'q5' && here.has(one.channel) ? { ...one, isVoided: true } : one,
      );
      expect(await ofAll()).toEqual(modelOf(withdrawn));
      await store.transaction(({ streaks }) => streaks.advance(now));
      const gone = withdrawn.filter((one) => one.day % 9 !== 4);
      for (const { id } of withdrawn.filter((one) => !gone.includes(one))) {
        await store.transaction(({ questionDays }) => questionDays.leaveOut(id));
      }
      expect(await ofAll()).toEqual(modelOf(gone));
    }
    expect(differ).toBeGreaterThan(40);
    expect(stored).toBeGreaterThan(10);
  }, 120_000);
});

const insert = async (
  db: Kysely<Tables>,
  stored: Omit<StoredDay, 'id'>,
  schedule: number,
): Promise<number> => {
  const { id } = await db
    .insertInto('rounds')
    .values({
      channelId: stored.channel,
      game: 'daily',
      quizId: null,
      position: null,
      scheduleId: schedule,
      date: stored.date,
      day: stored.day,
      reveal: 'instant',
      dueAt: 1,
      questionId: stored.question,
      track: 't',
      topic: 't',
      level: 'junior',
      question: JSON.stringify(question(stored.question)),
      openedAt: 1,
      closesAt: 2,
      closedAt: stored.isClosed ? 2 : null,
      firstRight: null,
      voided: stored.isVoided ? 1 : 0,
      cutShort: stored.isCutShort ? 1 : 0,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  if (stored.answeredBy.size === 0) return id;
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
  return id;
};
