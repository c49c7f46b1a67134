import type { Kysely } from 'kysely';
import type { WrongCodes } from '../../features/links/repository.ts';
import type { Tables } from '../tables.ts';

/** Creates the repository of wrong link codes. */
export const wrongCodes = (db: Kysely<Tables>): WrongCodes => ({
  add: async (memberId, at) => {
    await db.insertInto('wrongCodes').values({ memberId, at }).execute();
  },
  since: async (member, since) => {
    const rows = await db
      .selectFrom('wrongCodes')
      .select('at')
      .where('memberId', '=', member)
      .where('at', '>', since)
      .orderBy('at')
      .execute();
    return rows.map(({ at }) => at);
  },
  removeOld: async (before, limit) => {
    const old = db.selectFrom('wrongCodes').select('id').where('at', '<=', before).limit(limit);
    const { numDeletedRows } = await db.deleteFrom('wrongCodes').where('id', 'in', old).executeTakeFirst();
    return Number(numDeletedRows);
  },
});
