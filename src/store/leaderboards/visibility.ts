import { type Kysely, sql } from 'kysely';
import type { Member } from '../../chat/people.ts';
import type { Seen, Visibility } from '../../features/leaderboard/repository.ts';
import { loseTop } from '../people/given-roles.ts';
import { memberColumns } from '../people/meet-members.ts';
import { isPresent } from '../people/people.ts';
import type { Tables } from '../tables.ts';
import { firstChannel, lockBoards } from './leaderboards.ts';
import { forgetEmptyCounts } from './standing-counts.ts';

/** Creates the repository of who stays off the leaderboards. */
export const visibility = (db: Kysely<Tables>): Visibility => ({
  of: async (member) => {
    const row = await db
      .selectFrom('members')
      .select('offBoards')
      .where('id', '=', member)
      .executeTakeFirst();
    return row?.offBoards ?? 'shown';
  },
  set: (member, wanted) => showOnBoards(db, member, wanted),
  whoLeft: (workspace, limit) =>
    db
      .selectFrom('members')
      .select(memberColumns)
      .where('platform', '=', workspace.platform)
      .where('workspace', '=', workspace.workspace)
      .where('offBoards', '=', 'left')
      .where(isPresent)
      .orderBy('id')
      .limit(limit)
      .execute(),
});

/** Puts a member on the leaderboards, or takes them off. */
export const showOnBoards = async (db: Kysely<Tables>, member: Member, wanted: Seen): Promise<void> => {
  // Before the member's row, like everyone who changes the counts.
  const first = await firstChannel(db, member);
  if (first !== undefined) await lockBoards(db, first);
  const offBoards = wanted === 'shown' ? null : wanted;
  const before = await db
    .selectFrom('members')
    .select('offBoards')
    .where('id', '=', member.id)
    .executeTakeFirst();
  await db.updateTable('members').set({ offBoards }).where('id', '=', member.id).execute();
  // Whoever is on no leaderboard isn't shown as one of its best either.
  if (offBoards !== null) await loseTop(db, member.id);
  const wasShown = (before?.offBoards ?? null) === null;
  if (wasShown && offBoards !== null) await count(db, member.id, -1);
  if (!wasShown && offBoards === null) await count(db, member.id, 1);
};

/** Adds a member to the counts of their points on all boards, or takes them out. Their own rows stay as they are. */
const count = async (db: Kysely<Tables>, member: number, change: 1 | -1): Promise<void> => {
  const { rows } = await sql<{ boardId: number }>`
    insert into standing_counts (board_id, points, members)
    select s.board_id, s.points, cast(${change} as integer)
    from standings s join leaderboards b on b.id = s.board_id
    where s.member_id = ${member} and b.kept = 1
    on conflict (board_id, points) do update set members = standing_counts.members + excluded.members
    returning board_id`.execute(db);
  await forgetEmptyCounts(
    db,
    rows.map(({ boardId }) => boardId),
  );
};
