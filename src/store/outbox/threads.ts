import type { Kysely } from 'kysely';
import type { Threads } from '../../features/threads.ts';
import type { Tables } from '../tables.ts';

/** Creates the repository of threads. */
export const threads = (db: Kysely<Tables>): Threads => ({
  add: async (about, subject, channelId) => {
    await db
      .insertInto('threads')
      .values({ kind: about, subject, channelId })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  },
  of: async (about, subject) => {
    const row = await db
      .selectFrom('threads')
      .select('channelId')
      .where('kind', '=', about)
      .where('subject', '=', subject)
      .executeTakeFirst();
    return row?.channelId;
  },
});
