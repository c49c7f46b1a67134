import type { ExpressionBuilder, Kysely } from 'kysely';
import type { Links, Offer, Persons } from '../features/links/repository.ts';
import { hashOf } from './code-hash.ts';
import { forgetPeople, otherAccounts } from './linked-accounts.ts';
import { memberColumns } from './meet-members.ts';
import type { Tables } from './tables.ts';

/** Creates the repository of link codes. */
export const links = (db: Kysely<Tables>): Links => ({
  offer: async (memberId, code, expiresAt) => {
    await db.deleteFrom('linkCodes').where('memberId', '=', memberId).execute();
    await db
      .insertInto('linkCodes')
      .values({ memberId, hash: hashOf(code), expiresAt, redeemerId: null })
      .execute();
  },
  find: async (code, redeemer, now) => {
    const row = await db
      .selectFrom('linkCodes')
      .select(['id', 'memberId'])
      .where('hash', '=', hashOf(code))
      .where('expiresAt', '>', now)
      .where(isFreeFor(redeemer))
      .executeTakeFirst();
    return toOffer(db, row);
  },
  claim: async (offer, redeemer) => {
    const { numUpdatedRows } = await db
      .updateTable('linkCodes')
      .set({ redeemerId: redeemer })
      .where('id', '=', offer)
      .where(isFreeFor(redeemer))
      .executeTakeFirst();
    return numUpdatedRows > 0n;
  },
  take: async (offer, redeemer, now) => {
    const row = await db
      .deleteFrom('linkCodes')
      .where('id', '=', offer)
      .where('redeemerId', '=', redeemer)
      .where('expiresAt', '>', now)
      .returning(['id', 'memberId'])
      .executeTakeFirst();
    return toOffer(db, row);
  },
  removeExpired: async (now, limit) => {
    const expired = db.selectFrom('linkCodes').select('id').where('expiresAt', '<=', now).limit(limit);
    const { numDeletedRows } = await db.deleteFrom('linkCodes').where('id', 'in', expired).executeTakeFirst();
    return Number(numDeletedRows);
  },
});

/** Creates the repository of linked accounts. */
export const persons = (db: Kysely<Tables>): Persons => ({
  of: async (member) => {
    const row = await db.selectFrom('members').select('person').where('id', '=', member).executeTakeFirst();
    return row?.person ?? 0;
  },
  others: (member) =>
    db
      .selectFrom('members')
      .select(memberColumns)
      .where('id', 'in', otherAccounts(db, member))
      .orderBy('id')
      .execute(),
  unite: async (one, other, now) => {
    const { id: person } = await db
      .insertInto('people')
      .values({ linkedAt: now })
      .returning('id')
      .executeTakeFirstOrThrow();
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
    const others = await otherAccounts(db, member).execute();
    // An account that is left alone is no longer linked.
    const freed = others.length === 1 ? [member, ...others.map(({ id }) => id)] : [member];
    await db.updateTable('members').set({ person: null }).where('id', 'in', freed).execute();
    await forgetPeople(db);
  },
});

/** Builds SQL for whether nobody else has typed in the code. */
const isFreeFor =
  (redeemer: number) =>
  ({ or, eb }: ExpressionBuilder<Tables, 'linkCodes'>) =>
    or([eb('redeemerId', 'is', null), eb('redeemerId', '=', redeemer)]);

interface CodeRow {
  readonly id: number;
  readonly memberId: number;
}

const toOffer = async (db: Kysely<Tables>, row: CodeRow | undefined): Promise<Offer | undefined> => {
  if (row === undefined) return undefined;
  const from = await db
    .selectFrom('members')
    .select(memberColumns)
    .where('id', '=', row.memberId)
    .executeTakeFirstOrThrow();
  return { id: row.id, from };
};
