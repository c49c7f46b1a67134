import { type Expression, type Kysely, type SqlBool, sql } from 'kysely';
import type { TimerKind } from '../../bot/features.ts';
import { leaseMs } from '../../bot/lease.ts';
import type { TimerQueue } from '../../bot/scheduler/queue.ts';
import type { Scheduler } from '../../features/feature.ts';
import { hasRowLocks } from '../database/row-locks.ts';
import type { Tables } from '../tables.ts';

/** Creates the scheduler, and the queue from which its timers fire. */
export const timers = (db: Kysely<Tables>): Scheduler<TimerKind> & TimerQueue => ({
  set: async (kind, subject, dueAt) => {
    const times = { dueAt, leaseUntil: 0 };
    await db
      .insertInto('timers')
      .values({ kind, subject, ...times })
      .onConflict((conflict) => conflict.columns(['kind', 'subject']).doUpdateSet(times))
      .execute();
  },
  clear: async (kind, subject) => {
    await db.deleteFrom('timers').where('kind', '=', kind).where('subject', '=', subject).execute();
  },
  claim: async (now, limit) => {
    const rows = await db
      .updateTable('timers')
      .set({ leaseUntil: now + leaseMs })
      .where('id', 'in', (due) =>
        due
          .selectFrom('timers')
          .select('id')
          .where(({ ref }) => isTimerClaimable(ref('dueAt'), ref('leaseUntil'), now))
          .orderBy('dueAt')
          .orderBy('id')
          .limit(limit)
          // Waiting for a row that another transaction is changing could end in a deadlock.
          .$if(hasRowLocks(db), (query) => query.forUpdate().skipLocked()),
      )
      // Checked again, because another process may have claimed the row while this one waited for it.
      .where(({ ref }) => isTimerClaimable(ref('dueAt'), ref('leaseUntil'), now))
      .returning(['id', 'kind', 'subject', 'dueAt'])
      .execute();
    return rows.sort((a, b) => a.dueAt - b.dueAt || a.id - b.id);
  },
  done: async ({ id, dueAt }) => {
    const { numDeletedRows } = await db
      .deleteFrom('timers')
      .where('id', '=', id)
      .where('dueAt', '=', dueAt)
      .executeTakeFirst();
    return numDeletedRows > 0n;
  },
  nextDue: async () => {
    const unclaimed = await db
      .selectFrom('timers')
      .select('dueAt as at')
      .whereRef('leaseUntil', '<=', 'dueAt')
      .orderBy('dueAt')
      .limit(1)
      .executeTakeFirst();
    // No claim ends before its timer was due, so those of later timers make no difference. Thousands may be due at once.
    const claimed = await db
      .selectFrom('timers')
      .select(({ fn }) => fn.min<number | null>('leaseUntil').as('at'))
      .where('dueAt', '<', unclaimed?.at ?? Number.MAX_SAFE_INTEGER)
      .executeTakeFirst();
    const next = Math.min(...[unclaimed?.at, claimed?.at].filter((at) => at != null));
    return Number.isFinite(next) ? next : undefined;
  },
});

/**
 * Builds SQL for whether a row is due and not claimed. A claim that lasts much longer than claims do was made before
 * the clock was set back, and does not count. The database can use the index on due times for it.
 */
const isTimerClaimable = (due: Expression<number>, lease: Expression<number>, now: number) =>
  sql<SqlBool>`(${due} <= ${now} and (${lease} <= ${now} or ${lease} > ${now + 2 * leaseMs}))`;
