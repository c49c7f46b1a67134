import { type Kysely, sql } from 'kysely';
import type { Workspace } from '../../chat/people.ts';
import type { GivenRoles, RoleKind } from '../../features/roles/repository.ts';
import type { Tables } from '../tables.ts';
import { takeRoles } from './roles-to-take.ts';

/** Creates the repository of the roles that are given. */
export const givenRoles = (db: Kysely<Tables>): GivenRoles => ({
  of: async ({ platform, workspace }, kind) => {
    const row = await db
      .selectFrom('givenRoles')
      .select('role')
      .where('platform', '=', platform)
      .where('workspace', '=', workspace)
      .where('kind', '=', kind)
      .executeTakeFirst();
    return row && { role: row.role ?? undefined };
  },
  turnOn: async ({ platform, workspace }, kind, setBy) => {
    await db
      .insertInto('givenRoles')
      .values({ platform, workspace, kind, role: null, setBy, month: null })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  },
  turnOff: async (workspace, kind, by) => {
    await takeRoles(
      db,
      sql`members.platform = ${workspace.platform} and members.workspace = ${workspace.workspace}
        and given.kind = ${kind}`,
      sql`cast(${by ?? null} as integer)`,
    );
    await db
      .deleteFrom('givenRoles')
      .where('platform', '=', workspace.platform)
      .where('workspace', '=', workspace.workspace)
      .where('kind', '=', kind)
      .execute();
    // If it is switched on again, there is a new role, which nobody has. Wishes to be called stay.
    await db
      .updateTable('roleMembers')
      .set(kind === 'top' ? { held: 0, wanted: 0 } : { held: 0 })
      .where('kind', '=', kind)
      .where('memberId', 'in', membersIn(db, workspace))
      .execute();
  },
  wantsCalls: async (member) => {
    const row = await db
      .selectFrom('roleMembers')
      .select('wanted')
      .where('memberId', '=', member)
      .where('kind', '=', 'called')
      .executeTakeFirst();
    return row?.wanted === 1;
  },
  wantCalls: (member, isWanted) => wantRole(db, 'called', [member], isWanted),
});

/** Stores whether members want to have a role, or are to have it. */
export const wantRole = async (
  db: Kysely<Tables>,
  kind: RoleKind,
  members: readonly number[],
  isWanted: boolean,
): Promise<void> => {
  if (members.length === 0) return;
  const wanted = isWanted ? 1 : 0;
  await db
    .insertInto('roleMembers')
    .values(members.map((memberId) => ({ memberId, kind, wanted, held: 0 })))
    .onConflict((conflict) => conflict.columns(['memberId', 'kind']).doUpdateSet({ wanted }))
    .execute();
};

/** Has the role of the best taken from a member. */
export const loseTop = async (db: Kysely<Tables>, member: number): Promise<void> => {
  await db
    .updateTable('roleMembers')
    .set({ wanted: 0 })
    .where('kind', '=', 'top')
    .where('memberId', '=', member)
    .execute();
};

/** Builds SQL for the ids of a workspace's members. */
export const membersIn = (db: Kysely<Tables>, { platform, workspace }: Workspace) =>
  db
    .selectFrom('members')
    .select('members.id')
    .where('platform', '=', platform)
    .where('workspace', '=', workspace);
