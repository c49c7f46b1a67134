import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { TakenEvents } from '../../chat/taken-events.ts';
import type { Tables } from '../tables.ts';

/** Creates the repository of the ids of events. */
export const takenEvents = (db: Kysely<Tables>): TakenEvents => ({
  take: async (platform, id, at) => {
    const { numInsertedOrUpdatedRows } = await db
      .insertInto('takenEvents')
      .values({ id: hashOf(platform, id), at })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    return numInsertedOrUpdatedRows === 1n;
  },
  removeOld: async (before, limit) => {
    const old = db.selectFrom('takenEvents').select('id').where('at', '<', before).orderBy('at').limit(limit);
    const { numDeletedRows } = await db.deleteFrom('takenEvents').where('id', 'in', old).executeTakeFirst();
    return Number(numDeletedRows);
  },
});

/** Hashes an id, so that every platform's ids are short and none is like another's. */
const hashOf = (platform: string, id: string): string =>
  createHash('sha256').update(`${platform} ${id}`).digest('base64url').slice(0, 24);
