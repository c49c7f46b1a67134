import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { RolesToTake } from '../../features/roles/repository.ts';
import type { Tables } from '../tables.ts';
import { memberOf } from './role-changes.ts';

/** Creates the repository of roles that must be taken. */
export const rolesToTake = (db: Kysely<Tables>): RolesToTake => ({
  pending: async (limit) => {
    const rows = await db
      .selectFrom('rolesToTake as taking')
      .leftJoin('members as by', 'by.id', 'taking.setBy')
      .select(['taking.id', 'taking.platform', 'taking.workspace', 'taking.user', 'taking.role'])
      .select(['by.id as byId', 'by.user as byUser', 'by.name as byName'])
      .orderBy('taking.id')
      .limit(limit)
      .execute();
    return rows.map(({ byId, byUser, byName, ...taking }) => ({
      ...taking,
      setBy: memberOf({ ...taking, id: byId, user: byUser, name: byName }),
    }));
  },
  settle: async (id) => {
    await db.deleteFrom('rolesToTake').where('id', '=', id).execute();
  },
});

/**
 * Has roles taken from members who have them, or to whom they may be being given right now.
 * @param which SQL that picks them, of `members` and their roles, `given`
 * @param by SQL for the member who is told if it can't be done
 */
export const takeRoles = async (
  db: Kysely<Tables>,
  which: RawBuilder<unknown>,
  by: RawBuilder<unknown> = sql`given.set_by`,
): Promise<void> => {
  await sql`
    insert into roles_to_take (platform, workspace, "user", role, set_by)
    select members.platform, members.workspace, members."user", given.role, ${by}
    from given_roles given
      join members on members.platform = given.platform and members.workspace = given.workspace
      join role_members has on has.member_id = members.id and has.kind = given.kind
    where given.role is not null and (has.held = 1 or has.wanted = 1) and ${which}`.execute(db);
};
