import { type Kysely, type SqlBool, sql } from 'kysely';
import { firstDay } from '../../engine/periods.ts';
import { ranks } from '../../engine/ranks.ts';
import type { BoardQuery, Standing } from '../../features/leaderboard/repository.ts';
import type { Tables } from '../tables.ts';
import { firstChannel } from './leaderboards.ts';
import { toStanding } from './ranked.ts';
import { countAbove, pointsAt } from './standing-counts.ts';

/** Builds SQL for whether others see a row. The counts leave out the same ones. */
const isSeen = sql<SqlBool>`exists (
  select 1 from members where members.id = standings.member_id and members.off_boards is null)`;

/** A leaderboard's number, and the first day of its period. */
export interface FoundBoard {
  readonly id: number;
  readonly since: string;
}

/** Finds a leaderboard; `undefined` if nobody is on it. */
export const findBoard = async (db: Kysely<Tables>, query: BoardQuery): Promise<FoundBoard | undefined> =>
  keptBoards(db, await placesOf(db, query), query)
    .where('since', '=', firstDay(query.period, query.on))
    .executeTakeFirst();

/** Finds a leaderboard and those of at most `earlier` periods before it on which others see anybody, latest first. */
export const latestBoards = async (
  db: Kysely<Tables>,
  query: BoardQuery,
  earlier: number,
): Promise<FoundBoard[]> => boardsUntil(db, await placesOf(db, query), query, 1 + earlier);

/**
 * Finds the leaderboards of these places, for a period or for earlier ones, on which others see anybody: the `most` latest,
 * latest first.
 * @param places the channels to which they belong, at least one; those of a workspace belong to its first channel
 */
export const boardsUntil = (
  db: Kysely<Tables>,
  places: readonly number[],
  query: Omit<BoardQuery, 'channel'>,
  most: number,
): Promise<FoundBoard[]> =>
  keptBoards(db, places, query)
    .where('since', '<=', firstDay(query.period, query.on))
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('standingCounts')
          .select('points')
          .whereRef('boardId', '=', 'leaderboards.id')
          .where('members', '>', 0),
      ),
    )
    .orderBy('since', 'desc')
    .limit(most)
    .execute();

/** No channel has the number 0, which stands for a workspace that has none yet. */
const placesOf = async (db: Kysely<Tables>, { channel, scope }: BoardQuery): Promise<readonly [number]> => [
  scope === 'channel' ? channel.id : ((await firstChannel(db, channel)) ?? 0),
];

/** Builds a query for the leaderboards of all periods of this length that still have their standings. */
const keptBoards = (
  db: Kysely<Tables>,
  places: readonly number[],
  { scope, game, period }: Pick<BoardQuery, 'scope' | 'game' | 'period'>,
) =>
  db
    .selectFrom('leaderboards')
    .select(['id', 'since'])
    .where('placeId', 'in', places)
    .where('scope', '=', scope)
    .where('game', '=', game)
    .where('period', '=', period)
    .where('kept', '=', 1);

/** Reads `limit` rows of a leaderboard after the first `offset`. Counts find the place, so it costs the same everywhere. */
export const rowsOf = async (
  db: Kysely<Tables>,
  board: number,
  offset: number,
  limit: number,
): Promise<Standing[]> => {
  const from = limit > 0 ? await pointsAt(db, board, offset + 1) : undefined;
  if (from === undefined) return [];
  const rows = await db
    .selectFrom((all) =>
      all
        .selectFrom('standings')
        .select(['memberId', 'points', 'correct'])
        .where('boardId', '=', board)
        .where('points', '<=', from.points)
        .where(isSeen)
        .orderBy('points', 'desc')
        .orderBy('correct', 'desc')
        .orderBy('memberId')
        .limit(limit)
        .offset(offset - from.above)
        .as('some'),
    )
    .innerJoin('members', 'members.id', 'some.memberId')
    .innerJoin('standings', (join) =>
      join.onRef('standings.memberId', '=', 'some.memberId').on('standings.boardId', '=', board),
    )
    .select(['some.memberId', 'members.name', 'some.points', 'some.correct', 'standings.answers'])
    .orderBy('some.points', 'desc')
    .orderBy('some.correct', 'desc')
    .orderBy('some.memberId')
    .execute();
  const rank = ranks(rows, { place: offset + 1, rank: from.above + 1 });
  return rows.map((row, index) => toStanding(row, rank[index] ?? 1, offset + index + 1));
};

/** Finds a member's points on a leaderboard. */
export const ownRow = (db: Kysely<Tables>, board: number, member: number) =>
  db
    .selectFrom('standings')
    .innerJoin('members', 'members.id', 'standings.memberId')
    .select(['memberId', 'members.name', 'points', 'answers', 'correct', 'members.offBoards'])
    .where('memberId', '=', member)
    .where('boardId', '=', board)
    .executeTakeFirst();

/** Counts the rows of a leaderboard before a member's; `undefined` if they have none, or others don't see it. */
export const rowsBefore = async (
  db: Kysely<Tables>,
  board: number,
  member: number,
): Promise<number | undefined> => {
  const own = await ownRow(db, board, member);
  if (own === undefined || own.offBoards !== null) return undefined;
  const tied = db
    .selectFrom('standings')
    .where('boardId', '=', board)
    .where('points', '=', own.points)
    .where(isSeen);
  const count = async (some: typeof tied): Promise<number> => {
    const { rows } = await some
      .select(({ fn }) => fn.countAll<number>().as('rows'))
      .executeTakeFirstOrThrow();
    return rows;
  };
  // Each of these is one range of the index.
  const better = await count(tied.where('correct', '>', own.correct));
  const earlier = await count(tied.where('correct', '=', own.correct).where('memberId', '<', member));
  return (await countAbove(db, board, own.points)) + better + earlier;
};
