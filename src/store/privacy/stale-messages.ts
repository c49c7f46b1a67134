import { type Kysely, sql } from 'kysely';
import type { PostKind } from '../../bot/features.ts';
import type { StaleMessages } from '../../features/privacy/repository.ts';
import { posts } from '../outbox/posts.ts';
import type { Tables } from '../tables.ts';

/** Creates the repository of messages that may still show the name of somebody who was erased. */
export const staleMessages = (db: Kysely<Tables>): StaleMessages => ({
  mark: async (kind, subjects) => {
    if (subjects.length === 0) return;
    await db
      .updateTable('posts')
      .set({ stale: 1 })
      .where('kind', '=', kind as PostKind)
      .where('subject', 'in', subjects)
      .execute();
  },
  requestEdits: async (from, paceMs, limit) => {
    const stale = await db
      .selectFrom('posts')
      .select(['id', 'kind', 'subject', 'pending'])
      .where('stale', '=', sql.lit(1))
      .orderBy('id', 'desc')
      .limit(limit)
      .execute();
    for (const [index, { id, kind, subject, pending }] of stale.entries()) {
      await posts(db).requestEdit(kind, subject, from + index * paceMs);
      // An edit that was pending before has other news, too.
      const left = pending === 1 ? 0 : 2;
      await db.updateTable('posts').set({ stale: left }).where('id', '=', id).execute();
    }
    return stale.length === limit;
  },
});
