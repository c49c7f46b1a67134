import { type Kysely, sql } from 'kysely';
import type { Tables } from '../tables.ts';

/** Removes the counts of points on these leaderboards that nobody has anymore. */
export const forgetEmptyCounts = async (db: Kysely<Tables>, boards: readonly number[]): Promise<void> => {
  if (boards.length === 0) return;
  await db
    .deleteFrom('standingCounts')
    .where('members', '=', sql.lit(0))
    .where('boardId', 'in', boards)
    .execute();
};

/** Counts everybody on a leaderboard. */
export const sizeOf = async (db: Kysely<Tables>, board: number): Promise<number> =>
  (await countMembers(db, board)) ?? 0;

/** Counts the members of a leaderboard who have more points. */
export const countAbove = async (db: Kysely<Tables>, board: number, points: number): Promise<number> =>
  (await countMembers(db, board, points)) ?? 0;

const countMembers = async (db: Kysely<Tables>, board: number, above?: number): Promise<number | null> => {
  const { members } = await db
    .selectFrom('standingCounts')
    .select(({ fn, cast }) => cast<number | null>(fn.sum('members'), 'integer').as('members'))
    .where('boardId', '=', board)
    .$if(above !== undefined, (query) => query.where('points', '>', above ?? 0))
    .executeTakeFirstOrThrow();
  return members;
};

/** Finds the points that row number `place` of a leaderboard has, from 1, and how many members have more. */
export const pointsAt = async (
  db: Kysely<Tables>,
  board: number,
  place: number,
): Promise<{ readonly points: number; readonly above: number } | undefined> =>
  db
    .selectFrom((from) =>
      from
        .selectFrom('standingCounts')
        .select('points')
        .select(sql<number>`cast(sum(members) over (order by points desc) - members as integer)`.as('above'))
        .where('boardId', '=', board)
        .as('counts'),
    )
    .selectAll()
    .where('above', '<', place)
    .orderBy('above', 'desc')
    .limit(1)
    .executeTakeFirst();
