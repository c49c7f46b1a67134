import type { Kysely } from 'kysely';
import type { Workspace } from '../../chat/people.ts';
import type { Leagues } from '../../features/league/repository.ts';
import type { Tables } from '../tables.ts';

/** Creates the repository of leagues. */
export const leagues = (db: Kysely<Tables>): Leagues => ({
  sizeOf: (workspace) => countIn(db, workspace),
  join: async ({ platform, workspace }, other, now) => {
    const found = await leagueOf(db, other).executeTakeFirst();
    const leagueId = found?.leagueId ?? (await create(db, other, now));
    await db.insertInto('leagueWorkspaces').values({ platform, workspace, leagueId }).execute();
  },
  leave: async (workspace) => {
    await db
      .deleteFrom('leagueCodes')
      .where('memberId', 'in', (managers) =>
        managers
          .selectFrom('members')
          .select('id')
          .where('platform', '=', workspace.platform)
          .where('workspace', '=', workspace.workspace),
      )
      .execute();
    const found = await leagueOf(db, workspace).executeTakeFirst();
    if (found === undefined) return;
    const isOver = (await countIn(db, workspace)) <= 2;
    if (isOver) await db.deleteFrom('leagues').where('id', '=', found.leagueId).execute();
    else
      await db
        .deleteFrom('leagueWorkspaces')
        .where('platform', '=', workspace.platform)
        .where('workspace', '=', workspace.workspace)
        .execute();
  },
});

/** Builds a query for the league of a workspace. */
export const leagueOf = (db: Kysely<Tables>, { platform, workspace }: Workspace) =>
  db
    .selectFrom('leagueWorkspaces')
    .select('leagueId')
    .where('platform', '=', platform)
    .where('workspace', '=', workspace);

const countIn = async (db: Kysely<Tables>, workspace: Workspace): Promise<number> => {
  const { count } = await db
    .selectFrom('leagueWorkspaces')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('leagueId', '=', leagueOf(db, workspace))
    .executeTakeFirstOrThrow();
  return count;
};

/** Creates a league of one workspace, which another one is about to join. */
const create = async (
  db: Kysely<Tables>,
  { platform, workspace }: Workspace,
  now: number,
): Promise<number> => {
  const { id } = await db
    .insertInto('leagues')
    .values({ createdAt: now })
    .returning('id')
    .executeTakeFirstOrThrow();
  await db.insertInto('leagueWorkspaces').values({ platform, workspace, leagueId: id }).execute();
  return id;
};
