import type { Kysely } from 'kysely';
import type { LeagueCodes } from '../../features/league/repository.ts';
import { hashOf } from '../people/code-hash.ts';
import { memberColumns } from '../people/meet-members.ts';
import type { Tables } from '../tables.ts';

/** Creates the repository of codes that invite workspaces into leagues. */
export const leagueCodes = (db: Kysely<Tables>): LeagueCodes => ({
  offer: async (memberId, code, expiresAt) => {
    const row = { hash: hashOf(code), expiresAt };
    await db
      .insertInto('leagueCodes')
      .values({ memberId, ...row })
      .onConflict((conflict) => conflict.column('memberId').doUpdateSet(row))
      .execute();
  },
  find: (code, now) =>
    db
      .selectFrom('leagueCodes')
      .innerJoin('members', 'members.id', 'leagueCodes.memberId')
      .select(memberColumns)
      .where('hash', '=', hashOf(code))
      .where('expiresAt', '>', now)
      .where('manager', '=', 1)
      .executeTakeFirst(),
  take: async (manager) => {
    const { numDeletedRows } = await db
      .deleteFrom('leagueCodes')
      .where('memberId', '=', manager)
      .executeTakeFirst();
    return numDeletedRows > 0n;
  },
  removeExpired: async (now, limit) => {
    const expired = db
      .selectFrom('leagueCodes')
      .select('memberId')
      .where('expiresAt', '<=', now)
      .limit(limit);
    const { numDeletedRows } = await db
      .deleteFrom('leagueCodes')
      .where('memberId', 'in', expired)
      .executeTakeFirst();
    return Number(numDeletedRows);
  },
});
