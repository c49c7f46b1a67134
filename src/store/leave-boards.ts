import { type Kysely, sql } from 'kysely';
import { firstChannel, lockBoards } from './leaderboards.ts';
import { forgetEmptyCounts } from './standing-counts.ts';
import type { Tables } from './tables.ts';

/**
 * Takes a member off every leaderboard, and deletes their totals so that nothing puts them back. Their answers stay. The
 * database refuses to delete a member who is still on one.
 */
export const leaveBoards = async (db: Kysely<Tables>, member: number): Promise<void> => {
  const home = await db
    .selectFrom('members')
    .select(['platform', 'workspace'])
    .where('id', '=', member)
    .executeTakeFirst();
  const first = home && (await firstChannel(db, home));
  if (first === undefined) return;
  await lockBoards(db, first);
  await db.deleteFrom('totals').where('memberId', '=', member).execute();
  await sql`
    update standing_counts set members = members - 1
    where (board_id, points) in (select board_id, points from standings where member_id = ${member})`.execute(
    db,
  );
  const rows = await db.deleteFrom('standings').where('memberId', '=', member).returning('boardId').execute();
  await forgetEmptyCounts(
    db,
    rows.map(({ boardId }) => boardId),
  );
};
