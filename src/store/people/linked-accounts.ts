import type { Kysely } from 'kysely';
import type { Tables } from '../tables.ts';

/** Builds SQL for the ids of the other accounts of a member's person. */
export const otherAccounts = (db: Kysely<Tables>, member: number) =>
  db
    .selectFrom('members as other')
    .innerJoin('members as self', 'self.person', 'other.person')
    .select('other.id')
    .where('self.id', '=', member)
    .whereRef('other.id', '!=', 'self.id');

/** Lists the ids of all accounts of a member's person, the member's own first. */
export const accountsOf = async (db: Kysely<Tables>, member: number): Promise<number[]> => {
  const others = await otherAccounts(db, member).orderBy('other.id').execute();
  return [member, ...others.map(({ id }) => id)];
};

/** Deletes people who have no accounts left. */
export const forgetPeople = async (db: Kysely<Tables>): Promise<void> => {
  await db
    .deleteFrom('people')
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('members').select('id').whereRef('members.person', '=', 'people.id'))),
    )
    .execute();
};
