import { type Kysely, type Selectable, sql } from 'kysely';
import { wholeNumbers } from '../database/listed.ts';
import type { TotalRow } from '../rows/games.ts';
import type { Tables } from '../tables.ts';
import type { GameDay } from './leaderboards.ts';
import { forgetEmptyCounts } from './standing-counts.ts';

/** A total that is waiting to be folded. */
export type WaitingTotal = Selectable<TotalRow> & {
  /** When its member was erased; null if they were not. */
  readonly erasedAt: number | null;
  /** Why others don't see its member on leaderboards; null if they do. */
  readonly offBoards: string | null;
};

/**
 * Adds what changed in some of a day's totals to these leaderboards, and notes that they have it. The boards must be locked,
 * so that what is added here to the counts is what is added to the standings. Members who are being erased are on no board,
 * so what changed in their totals is dropped. Members whom others don't see
 * have standings, but are not counted.
 */
export const foldTotals = async (
  db: Kysely<Tables>,
  { channelId, date, game }: GameDay,
  totals: readonly WaitingTotal[],
  boards: readonly number[],
): Promise<void> => {
  const differences = totals.filter(({ erasedAt }) => erasedAt === null).map(differenceIn);
  const moves = sql`moves as materialized (
    select member_id, board_id, points, answers, correct, seen
    from (${wholeNumbers(['member_id', 'points', 'answers', 'correct', 'seen'], differences)}) as differences
      cross join (${wholeNumbers(
        ['board_id'],
        boards.map((board) => [board]),
      )}) as boards)`;
  await sql`
    with ${moves}
    insert into standing_counts (board_id, points, members)
    select board_id, points, sum(members) from (
      select m.board_id, s.points, -1 as members
      from moves m join standings s on s.member_id = m.member_id and s.board_id = m.board_id
      where m.seen = 1
      union all
      select m.board_id, coalesce(s.points, 0) + m.points as points, 1 as members
      from moves m left join standings s on s.member_id = m.member_id and s.board_id = m.board_id
      where m.seen = 1 and coalesce(s.answers, 0) + m.answers > 0
    ) as changes
    group by board_id, points having sum(members) <> 0
    on conflict (board_id, points) do update set members = standing_counts.members + excluded.members`.execute(
    db,
  );
  await sql`
    with ${moves}
    insert into standings (member_id, board_id, points, answers, correct)
    select member_id, board_id, points, answers, correct from moves where true
    on conflict (member_id, board_id) do update set points = standings.points + excluded.points,
      answers = standings.answers + excluded.answers, correct = standings.correct + excluded.correct`.execute(
    db,
  );
  await forgetEmptyCounts(db, boards);
  const without = totals.filter(({ answers, foldedAnswers }) => answers < foldedAnswers);
  if (without.length > 0) {
    await db
      .deleteFrom('standings')
      .where('answers', '=', 0)
      .where(
        'memberId',
        'in',
        without.map(({ memberId }) => memberId),
      )
      .execute();
  }
  // A total that somebody changed since it was read goes on waiting.
  const folded = totals.map(({ memberId, points, answers, correct }) => [memberId, points, answers, correct]);
  // An update could read all of the day's totals for each of these; a conflict always goes by the key.
  await sql`
    insert into totals (channel_id, date, game, member_id, points, answers, correct, folded_points, folded_answers, folded_correct)
    select ${channelId}, ${date}, ${game}, member_id, points, answers, correct, points, answers, correct
    from (${wholeNumbers(['member_id', 'points', 'answers', 'correct'], folded)}) as folded where true
    on conflict (channel_id, date, game, member_id) do update set folded_points = excluded.folded_points,
      folded_answers = excluded.folded_answers, folded_correct = excluded.folded_correct`.execute(db);
};

const differenceIn = (total: WaitingTotal): readonly number[] => [
  total.memberId,
  total.points - total.foldedPoints,
  total.answers - total.foldedAnswers,
  total.correct - total.foldedCorrect,
  total.offBoards === null ? 1 : 0,
];
