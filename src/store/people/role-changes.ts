import type { Kysely } from 'kysely';
import type { Member } from '../../chat/people.ts';
import type { RoleChanges } from '../../features/roles/repository.ts';
import type { Tables } from '../tables.ts';

/** Creates the repository of what the platforms have yet to do about roles. */
export const roleChanges = (db: Kysely<Tables>): RoleChanges => ({
  uncreated: async (limit) => {
    const rows = await db
      .selectFrom('givenRoles as given')
      .leftJoin('members', 'members.id', 'given.setBy')
      .select(['given.platform', 'given.workspace', 'given.kind'])
      .select(['members.id', 'members.user', 'members.name'])
      .where('role', 'is', null)
      .limit(limit)
      .execute();
    return rows.map(({ platform, workspace, kind, ...by }) => ({
      platform,
      workspace,
      kind,
      setBy: memberOf({ platform, workspace, ...by }),
    }));
  },
  created: async ({ platform, workspace, kind }, role) => {
    await db
      .updateTable('givenRoles')
      .set({ role })
      .where('platform', '=', platform)
      .where('workspace', '=', workspace)
      .where('kind', '=', kind)
      .execute();
  },
  pending: async (limit) => {
    const rows = await db
      .selectFrom('roleMembers as has')
      .innerJoin('members', 'members.id', 'has.memberId')
      .innerJoin('givenRoles as given', (join) =>
        join
          .onRef('given.platform', '=', 'members.platform')
          .onRef('given.workspace', '=', 'members.workspace')
          .onRef('given.kind', '=', 'has.kind'),
      )
      .leftJoin('members as by', 'by.id', 'given.setBy')
      .select(['members.id', 'members.platform', 'members.workspace', 'members.user', 'members.name'])
      .select(['given.kind', 'role', 'wanted', 'by.id as byId', 'by.user as byUser', 'by.name as byName'])
      .whereRef('wanted', '!=', 'held')
      .where('role', 'is not', null)
      .$narrowType<{ role: string }>()
      .orderBy('members.id')
      .limit(limit)
      .execute();
    return rows.map(({ kind, role, wanted, byId, byUser, byName, ...member }) => ({
      member,
      kind,
      role,
      isGiven: wanted === 1,
      setBy: memberOf({ ...member, id: byId, user: byUser, name: byName }),
    }));
  },
  settle: async ({ member, kind, role, isGiven }, isDone) => {
    const { platform, workspace, user } = member;
    const { numUpdatedRows } = await db
      .updateTable('roleMembers')
      .set(({ ref }) => (isDone ? { held: isGiven ? 1 : 0 } : { wanted: ref('held') }))
      .where('memberId', '=', member.id)
      .where('kind', '=', kind)
      .where(({ exists, selectFrom }) =>
        exists(
          selectFrom('givenRoles as given')
            .select('given.role')
            .where('given.platform', '=', platform)
            .where('given.workspace', '=', workspace)
            .where('given.kind', '=', kind)
            .where('given.role', '=', role),
        ),
      )
      .executeTakeFirst();
    if (numUpdatedRows > 0n || !isDone || !isGiven) return;
    await db.insertInto('rolesToTake').values({ platform, workspace, user, role, setBy: null }).execute();
  },
});

interface Found {
  readonly platform: string;
  readonly workspace: string;
  readonly id: number | null;
  readonly user: string | null;
  readonly name: string | null;
}

/** Makes a member of columns that were joined; `undefined` if there was no row, or they were erased. */
export const memberOf = ({ platform, workspace, id, user, name }: Found): Member | undefined =>
  id === null || user === null || name === null ? undefined : { platform, workspace, id, user, name };
