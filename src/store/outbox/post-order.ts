import { type ExpressionBuilder, sql } from 'kysely';
import type { Tables } from '../tables.ts';

/**
 * Selects earlier posts in the channel of `p` that must go first. Messages are posted in order, and so are edits due now.
 * A new message also waits for edits, so that people see the answer to a question before the next one, but not for those
 * that failed before or have to wait. It never waits for a message that was refused.
 */
export const holdingBack = (
  p: ExpressionBuilder<Tables & { p: Tables['posts'] }, 'p' | 'channels'>,
  now: number,
) =>
  p
    .selectFrom('posts as earlier')
    .select('earlier.id')
    .whereRef('earlier.channelId', '=', 'p.channelId')
    .whereRef('earlier.id', '<', 'p.id')
    .where('earlier.pending', '=', sql.lit(1))
    .where(({ or, and, eb }) => {
      const isSending = eb('earlier.leaseUntil', '>', now);
      return or([
        and([
          eb('earlier.message', 'is', null),
          eb('earlier.refused', '=', sql.lit(0)),
          eb('p.message', 'is', null),
        ]),
        and([
          eb('earlier.message', 'is not', null),
          eb('p.message', 'is not', null),
          or([eb('earlier.dueAt', '<=', now), isSending]),
        ]),
        and([
          eb('earlier.message', 'is not', null),
          eb('p.message', 'is', null),
          or([
            and([eb('earlier.dueAt', '<=', now), eb('earlier.attempts', '=', sql.lit(0))]),
            // Sending it has counted as an attempt already.
            and([isSending, eb('earlier.attempts', '<=', sql.lit(1))]),
          ]),
        ]),
      ]);
    });
