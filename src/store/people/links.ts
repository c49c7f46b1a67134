import type { ExpressionBuilder, Kysely } from 'kysely';
import type { Links, Offer } from '../../features/links/repository.ts';
import type { Tables } from '../tables.ts';
import { hashOf } from './code-hash.ts';
import { memberColumns } from './meet-members.ts';

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
