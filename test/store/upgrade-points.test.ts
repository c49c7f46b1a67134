import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Kysely, sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { up as finerPoints } from '../../migrations/0015-points.ts';
import { dailyPoints } from '../../src/engine/points.ts';
import { type Level, levels } from '../../src/engine/question.ts';
import type { Connection } from '../../src/store/database/connection.ts';
import { folding } from '../../src/store/leaderboards/folding.ts';
import type { Tables } from '../../src/store/tables.ts';
import { databases } from '../support/databases.ts';
import { wrongStandings } from '../support/standings.ts';

const folder = join(import.meta.dirname, '../../migrations');

/** Applies the migrations after the one called `after` and before `until`. */
const migrate = async ({ db, dialect }: Connection, after: string, until: string): Promise<void> => {
  const some = readdirSync(folder).filter((file) => file > after && file < until);
  for (const file of some.toSorted()) {
    const { up } = await import(join(folder, file));
    await up(db, dialect);
  }
};

/** More answers than a slice has, by people who each have thirteen. */
const members = 300;
const days = 13;
const date = (day: number) => Temporal.PlainDate.from('2026-11-01').add({ days: day }).toString();

/** Fills in daily questions of all levels, answered by everyone, and a withdrawal that can be undone. */
const play = async (db: Kysely<Tables>): Promise<void> => {
  await sql`insert into channels (id, platform, workspace, channel, name) values (1, 't', 'w', 'c', 'c')`.execute(
    db,
  );
  await sql`
    with recursive n (i) as (select 1 union all select i + 1 from n where i < ${sql.lit(members)})
    insert into members (id, platform, workspace, "user", name, folded)
    select i, 't', 'w', 'u' || i, 'u', 'u' from n`.execute(db);
  for (let day = 1; day <= days; day++) {
    const level = levels[day % levels.length] ?? 'junior';
    await sql`
      insert into rounds (id, channel_id, game, day, reveal, question_id, track, topic, level, question, opened_at, closes_at, closed_at)
      values (${day}, 1, 'daily', ${day}, 'instant', 'q', 't', 't', ${level}, '{}', 1000, 5000, 5000)`.execute(
      db,
    );
    // Two of three answers are right.
    const base = { junior: 10, intermediate: 15, senior: 20 }[level];
    const earned = base + Math.min(day, 10);
    await sql`
      insert into answers (round_id, member_id, choice, correct, points, at, streak, date)
      select ${sql.lit(day)}, id, 0, case when (id + ${sql.lit(day)}) % 3 = 0 then 0 else 1 end,
        case when (id + ${sql.lit(day)}) % 3 = 0 then 0 else ${sql.lit(earned)} end, 2000, ${sql.lit(day)}, ${date(day)}
      from members`.execute(db);
  }
  await sql`
    insert into totals (channel_id, member_id, date, game, points, answers, correct)
    select 1, member_id, date, 'daily', sum(points), count(*), sum(correct) from answers group by member_id, date`.execute(
    db,
  );
  await sql`insert into voids (id, platform, workspace, question_id, at) values (1, 't', 'w', 'q', 3000)`.execute(
    db,
  );
  await sql`
    insert into kept_answers (void_id, round_id, member_id, correct, points, streak)
    select 1, round_id, member_id, correct, points, streak from answers where member_id <= 20`.execute(db);
};

const foldAll = async (db: Kysely<Tables>): Promise<void> => {
  while (await db.transaction().execute((inside) => folding(inside).fold()));
};

/** Lists the answers, or kept ones, whose points are not those that they would earn now. */
const wrongAnswers = async (db: Kysely<Tables>, table: 'answers' | 'kept_answers') => {
  const { rows } = await sql<{ correct: 0 | 1; points: number; streak: number; level: Level }>`
    select a.member_id, a.correct, a.points, a.streak, r.level
    from ${sql.table(table)} a join rounds r on r.id = a.round_id`.execute(db);
  return rows.filter(
    ({ correct, points, streak, level }) => points !== (correct === 1 ? dailyPoints(level, streak) : 0),
  );
};

/** Lists the totals that are not the sum of their answers. */
const wrongTotals = async (db: Kysely<Tables>) => {
  const { rows } = await sql`
    select t.member_id, t.date from totals t where t.points <>
      (select sum(a.points) from answers a where a.member_id = t.member_id and a.date = t.date)`.execute(db);
  return rows;
};

describe.each(databases)('a database from before points were ten times as fine, on $name', ({ open }) => {
  let connection: Connection;
  beforeAll(async () => {
    connection = await open();
    await migrate(connection, '', '0011');
    await play(connection.db);
    await migrate(connection, '0011', '0015');
  }, 60_000);
  afterAll(() => connection.db.destroy());

  test('has all points multiplied, so that sums are what a recount gives', async () => {
    const { db } = connection;
    // The boards do not have all of one total yet: its answer was wrong until a moment ago.
    const raised = { answers: 'round_id = 3', totals: `date = '${date(3)}'` };
    for (const [table, which] of Object.entries(raised)) {
      await sql`update ${sql.table(table)} set points = 13, correct = 1 where ${sql.raw(which)} and member_id = 6`.execute(
        db,
      );
    }
    const counts = () => db.selectFrom('standingCounts').selectAll().execute();
    const before = await counts();
    const waiting = () =>
      db
        .selectFrom('totals')
        .select(({ eb }) => eb('points', '-', eb.ref('foldedPoints')).as('points'))
        .whereRef('points', '!=', 'foldedPoints')
        .execute();
    expect(await waiting()).toEqual([{ points: 13 }]);

    await db.transaction().execute((inside) => finerPoints(inside as unknown as Kysely<unknown>));
    await migrate(connection, '0016', '9');

    expect(await wrongAnswers(db, 'answers')).toEqual([]);
    expect(await wrongAnswers(db, 'kept_answers')).toEqual([]);
    expect(await wrongTotals(db)).toEqual([]);
    expect(await waiting()).toEqual([{ points: 130 }]);
    const key = ({ boardId, points, members }: (typeof before)[number]) => `${boardId} ${points} ${members}`;
    expect((await counts()).map(key).toSorted()).toEqual(
      before.map((one) => key({ ...one, points: one.points * 10 })).toSorted(),
    );
    await foldAll(db);
    expect(await wrongStandings(db)).toEqual([]);
  });
});
