import type { Kysely } from 'kysely';
import type { FinishedPosts } from '../../bot/outbox/queue.ts';
import type { Tables } from '../tables.ts';

/** Creates the repository of finished posts. It goes by ids, so it needs no index that every post would have to pay for. */
export const finishedPosts = (db: Kysely<Tables>): FinishedPosts => ({
  thin: async (after, before, kinds, limit) => {
    const rows = await db
      .selectFrom('posts')
      .select('id')
      .where('id', '>', after)
      .orderBy('id')
      .limit(limit)
      .execute();
    const last = rows.at(-1)?.id;
    if (last === undefined) return undefined;
    await db
      .deleteFrom('posts')
      .where('id', '>', after)
      .where('id', '<=', last)
      .where('pending', '=', 0)
      .where('dueAt', '<', before)
      .where(({ or, eb }) => or([eb('message', 'is', null), eb('kind', 'in', kinds)]))
      .execute();
    return rows.length < limit ? undefined : last;
  },
});
