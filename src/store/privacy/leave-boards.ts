import { type Kysely, sql } from 'kysely';
import { forgetEmptyCounts } from '../leaderboards/standing-counts.ts';
import type { Tables } from '../tables.ts';

/**
 * Takes a member off every leaderboard, whose boards must be locked. Folding puts nobody back who is being erased. The
 * database refuses to delete a member who is still on a board.
 */
export const leaveBoards = async (db: Kysely<Tables>, member: number): Promise<void> => {
  await sql`
    update standing_counts set members = members - 1
    where (board_id, points) in (select board_id, points from standings where member_id = ${member})
      and exists (select 1 from members where id = ${member} and off_boards is null)`.execute(db);
  const rows = await db.deleteFrom('standings').where('memberId', '=', member).returning('boardId').execute();
  await forgetEmptyCounts(
    db,
    rows.map(({ boardId }) => boardId),
  );
};
