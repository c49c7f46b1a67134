import type { Kysely } from 'kysely';
import type { CalledRoles, RoleChanges } from '../../features/calling/repository.ts';
import type { Tables } from '../tables.ts';

/** Creates the repository of the roles that are called. */
export const calledRoles = (db: Kysely<Tables>): CalledRoles => ({
  of: async ({ platform, workspace }) => {
    const row = await db
      .selectFrom('calledRoles')
      .select('role')
      .where('platform', '=', platform)
      .where('workspace', '=', workspace)
      .executeTakeFirst();
    return row && { role: row.role ?? undefined };
  },
  set: async ({ platform, workspace }, by) => {
    if (by === undefined) {
      await db
        .deleteFrom('calledRoles')
        .where('platform', '=', platform)
        .where('workspace', '=', workspace)
        .execute();
      // If it is switched on again, there is a new role, which nobody has.
      await db
        .updateTable('calledMembers')
        .set({ held: 0 })
        .where('memberId', 'in', (own) =>
          own
            .selectFrom('members')
            .select('id')
            .where('platform', '=', platform)
            .where('workspace', '=', workspace),
        )
        .execute();
      return;
    }
    await db
      .insertInto('calledRoles')
      .values({ platform, workspace, role: null, setBy: by })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  },
  isWanted: async (member) => {
    const row = await db
      .selectFrom('calledMembers')
      .select('wanted')
      .where('memberId', '=', member)
      .executeTakeFirst();
    return row?.wanted === 1;
  },
  want: async (memberId, isWanted) => {
    const wanted = isWanted ? 1 : 0;
    await db
      .insertInto('calledMembers')
      .values({ memberId, wanted, held: 0 })
      .onConflict((conflict) => conflict.column('memberId').doUpdateSet({ wanted }))
      .execute();
  },
});

/** Creates the repository of what the platforms have yet to do about roles. */
export const roleChanges = (db: Kysely<Tables>): RoleChanges => ({
  uncreated: async (limit) => {
    const rows = await db
      .selectFrom('calledRoles')
      .leftJoin('members', 'members.id', 'calledRoles.setBy')
      .select(['calledRoles.platform', 'calledRoles.workspace', 'members.id', 'members.user', 'members.name'])
      .where('role', 'is', null)
      .limit(limit)
      .execute();
    return rows.map(({ platform, workspace, ...by }) => ({
      platform,
      workspace,
      setBy: memberOf({ platform, workspace, ...by }),
    }));
  },
  created: async ({ platform, workspace }, role) => {
    await db
      .updateTable('calledRoles')
      .set({ role })
      .where('platform', '=', platform)
      .where('workspace', '=', workspace)
      .execute();
  },
  pending: async (limit) => {
    const rows = await db
      .selectFrom('calledMembers')
      .innerJoin('members', 'members.id', 'calledMembers.memberId')
      .innerJoin('calledRoles', (join) =>
        join
          .onRef('calledRoles.platform', '=', 'members.platform')
          .onRef('calledRoles.workspace', '=', 'members.workspace'),
      )
      .leftJoin('members as by', 'by.id', 'calledRoles.setBy')
      .select(['members.id', 'members.platform', 'members.workspace', 'members.user', 'members.name'])
      .select(['role', 'wanted', 'by.id as byId', 'by.user as byUser', 'by.name as byName'])
      .whereRef('wanted', '!=', 'held')
      .where('role', 'is not', null)
      .$narrowType<{ role: string }>()
      .orderBy('members.id')
      .limit(limit)
      .execute();
    return rows.map(({ role, wanted, byId, byUser, byName, ...member }) => ({
      member,
      role,
      isGiven: wanted === 1,
      setBy: memberOf({ ...member, id: byId, user: byUser, name: byName }),
    }));
  },
  settle: async (member, isHeld) => {
    await db
      .updateTable('calledMembers')
      .set(({ ref }) => (isHeld === undefined ? { wanted: ref('held') } : { held: isHeld ? 1 : 0 }))
      .where('memberId', '=', member)
      .execute();
  },
});

interface Found {
  readonly platform: string;
  readonly workspace: string;
  readonly id: number | null;
  readonly user: string | null;
  readonly name: string | null;
}

const memberOf = ({ platform, workspace, id, user, name }: Found) =>
  id === null || user === null || name === null ? undefined : { platform, workspace, id, user, name };
