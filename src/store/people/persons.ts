import type { Kysely } from 'kysely';
import type { Persons } from '../../features/links/repository.ts';
import type { Tables } from '../tables.ts';
import { addPerson, isSameAccount, sameAccount } from './accounts.ts';
import { accountsOf, forgetPeople, otherAccounts } from './linked-accounts.ts';
import { memberColumns } from './meet-members.ts';

/** Creates the repository of linked accounts. */
export const persons = (db: Kysely<Tables>): Persons => ({
  all: async (member) =>
    db
      .selectFrom('members')
      .select(memberColumns)
      .where('id', 'in', await accountsOf(db, member))
      .orderBy('id')
      .execute(),
  others: (member) =>
    db
      .selectFrom('members as one')
      .select(['one.id', 'one.platform', 'one.workspace', 'one.user', 'one.name'])
      .where('one.id', 'in', otherAccounts(db, member))
      .where('one.id', 'not in', sameAccount(db, member))
      // An account that is the same in several workspaces is listed once.
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('members as other')
              .select('other.id')
              .whereRef('other.id', '<', 'one.id')
              .whereRef('other.person', '=', 'one.person')
              .where(isSameAccount),
          ),
        ),
      )
      .orderBy('one.id')
      .execute(),
  clash: async (one, other) => {
    const clash = await db
      .selectFrom('members as one')
      .innerJoin('members as other', 'other.platform', 'one.platform')
      .select('one.id')
      .where('one.id', 'in', await accountsOf(db, one))
      .where('other.id', 'in', await accountsOf(db, other))
      .where(({ or, eb, and, ref }) =>
        or([
          eb('one.workspace', '=', ref('other.workspace')),
          and([eb('one.everywhere', '=', 1), eb('other.everywhere', '=', 1)]),
        ]),
      )
      .executeTakeFirst();
    return clash !== undefined;
  },
  unite: async (one, other, now) => {
    const person = await addPerson(db, now);
    const linked = [one, other].map((member) => otherAccounts(db, member));
    await db
      .updateTable('members')
      .set({ person })
      .where(({ or, eb }) =>
        or([eb('id', 'in', [one, other]), ...linked.map((accounts) => eb('id', 'in', accounts))]),
      )
      .execute();
    await forgetPeople(db);
  },
  part: async (member) => {
    const all = await accountsOf(db, member);
    const own = (await sameAccount(db, member).execute()).map(({ id }) => id);
    const others = all.filter((id) => !own.includes(id));
    const rename = (person: number | null, accounts: readonly number[]) =>
      db.updateTable('members').set({ person }).where('id', 'in', accounts).execute();
    await rename(own.length > 1 ? await addPerson(db) : null, own);
    // A member who is left alone is no longer linked.
    if (others.length === 1) await rename(null, others);
    await forgetPeople(db);
  },
});
