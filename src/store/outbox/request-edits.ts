import { sql } from 'kysely';
import type { PostKind } from '../../bot/features.ts';
import { onRows } from '../database/listed.ts';
import { hasRowLocks } from '../database/row-locks.ts';

/** An edit of the messages about a subject. */
interface Wanted {
  readonly kind: PostKind;
  readonly subject: number;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** Queues edits of messages, unless they are queued for earlier. All must be for the same time. */
export const requestEdits = onRows<Wanted, unknown>(
  { kind: 'text', subject: 'integer', at: 'bigint' },
  (db, rows) =>
    db
      // SQLite would go through every post if this were not done first.
      .with(
        (name) => name('edits').materialized(),
        (part) =>
          part
            .selectFrom(rows.as('wanted'))
            .crossJoin('posts as p')
            .select(['p.id', 'wanted.at'])
            .whereRef('p.kind', '=', 'wanted.kind')
            .whereRef('p.subject', '=', 'wanted.subject')
            // A post that was dropped before it was ever sent stays dropped. As a parameter, the number would make SQLite
            // compile the statement each time, because the indexes of pending posts could be of use for some numbers.
            .where(({ or, eb }) => or([eb('p.message', 'is not', null), eb('p.pending', '=', sql.lit(1))]))
            // Everyone locks posts in the same order.
            .orderBy('p.id')
            .$if(hasRowLocks(db), (query) => query.forUpdate('p')),
      )
      .updateTable('posts')
      .from('edits')
      .set(({ eb, ref }) => ({
        wanted: eb('posts.wanted', '+', 1),
        stale: 0,
        dueAt: sql<number>`case when ${ref('posts.pending')} = 1 and ${ref('posts.dueAt')} < ${ref('edits.at')}
          then ${ref('posts.dueAt')}
          when ${ref('posts.heldUntil')} > ${ref('edits.at')} then ${ref('posts.heldUntil')} else ${ref('edits.at')} end`,
        pending: 1,
      }))
      .whereRef('posts.id', '=', 'edits.id'),
);
