import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Workspace } from '../../chat/people.ts';
import { type Dialect, someRows } from '../database/some-rows.ts';
import type { Tables } from '../tables.ts';

/** Builds SQL for the ids in a table whose rows name their workspace. */
const idsOf = (table: string, { platform, workspace }: Workspace) =>
  sql`(select id from ${sql.table(table)} where platform = ${platform} and workspace = ${workspace})`;

/** Builds SQL for the ids of what happened in a workspace's channels. */
const idsIn = (table: string, workspace: Workspace, column = 'channel_id') =>
  sql`(select id from ${sql.table(table)} where ${sql.ref(column)} in ${idsOf('channels', workspace)})`;

/** Keeps everything from happening that is planned in a workspace. */
export const stopPlans = async (db: Kysely<Tables>, workspace: Workspace): Promise<void> => {
  await sql`delete from posts where pending = 1 and channel_id in ${idsOf('channels', workspace)}`.execute(
    db,
  );
  await sql`
    delete from timers
    where (kind = 'quiz' and subject in ${idsIn('quizzes', workspace)})
      or (kind in ('close', 'remind') and subject in ${idsIn('rounds', workspace)})
      or (kind = 'daily' and subject in ${idsIn('schedules', workspace)})
      or (kind = 'recount' and subject in ${idsOf('voids', workspace)})
      or (kind = 'reports' and subject in ${idsOf('report_tellings', workspace)})`.execute(db);
};

type Step = readonly [table: string, column: string, ids: (workspace: Workspace) => RawBuilder<unknown>];

const boards = (workspace: Workspace) => idsIn('leaderboards', workspace, 'place_id');
const channels = (workspace: Workspace) => idsOf('channels', workspace);
const members = (workspace: Workspace) => idsOf('members', workspace);
const rounds = (workspace: Workspace) => idsIn('rounds', workspace);
const quizzes = (workspace: Workspace) => idsIn('quizzes', workspace);
const voids = (workspace: Workspace) => idsOf('voids', workspace);

/** The tables with what belongs to a workspace, in an order in which nothing is left that refers to what is gone. */
const steps: readonly Step[] = [
  ['standings', 'board_id', boards],
  ['standing_counts', 'board_id', boards],
  ['leaderboards', 'place_id', channels],
  ['kept_answers', 'void_id', voids],
  ['recounted_members', 'void_id', voids],
  ['voids', 'id', voids],
  ['answers', 'round_id', rounds],
  ['recaps', 'schedule_id', (workspace) => idsIn('schedules', workspace)],
  ['rounds', 'channel_id', channels],
  ['quiz_players', 'quiz_id', quizzes],
  ['quizzes', 'channel_id', channels],
  ['schedules', 'channel_id', channels],
  ['totals', 'channel_id', channels],
  ['streaks', 'channel_id', channels],
  ['outage_notices', 'channel_id', channels],
  ['outages', 'channel_id', channels],
  ['posts', 'channel_id', channels],
  ['team_members', 'team_id', (workspace) => idsOf('teams', workspace)],
  ['teams', 'id', (workspace) => idsOf('teams', workspace)],
  ['reports', 'member_id', members],
  ['report_tellings', 'id', (workspace) => idsOf('report_tellings', workspace)],
  // Accounts that are the same in all workspaces of their platform name none, so they stay.
  ['members', 'id', members],
  ['channels', 'id', channels],
];

/** The keys of tables whose rows SQLite keeps in the order of their keys, without numbers. */
const keys: Readonly<Record<string, RawBuilder<unknown>>> = {
  standings: sql`member_id, board_id`,
  standing_counts: sql`board_id, points`,
};

const someByKey = (table: string, key: RawBuilder<unknown>, which: RawBuilder<unknown>, limit: number) =>
  sql`(${key}) in (select ${key} from ${sql.table(table)} where ${which} limit ${limit})`;

/** The tables whose rows name their workspace and have no number. */
const named = ['uploads', 'league_workspaces', 'installed_workspaces', 'given_roles', 'roles_to_take'];

/**
 * Removes up to `limit` rows of what belongs to a workspace.
 * @returns how many rows it removed; fewer than `limit` if nothing is left
 */
export const removeWorkspaceRows = async (
  db: Kysely<Tables>,
  dialect: Dialect,
  workspace: Workspace,
  limit: number,
): Promise<number> => {
  let removed = 0;
  const remove = async (table: string, which: RawBuilder<unknown>): Promise<void> => {
    const key = keys[table];
    const left = limit - removed;
    const some =
      key === undefined ? someRows(table, which, left, dialect) : someByKey(table, key, which, left);
    const { numAffectedRows = 0n } = await sql`delete from ${sql.table(table)} where ${some}`.execute(db);
    removed += Number(numAffectedRows);
  };
  for (const [table, column, ids] of steps) {
    if (removed < limit) await remove(table, sql`${sql.ref(column)} in ${ids(workspace)}`);
  }
  for (const table of named) {
    const { platform, workspace: id } = workspace;
    if (removed < limit) await remove(table, sql`platform = ${platform} and workspace = ${id}`);
  }
  return removed;
};
