import { type Expression, type ExpressionBuilder, type Kysely, type SqlBool, sql } from 'kysely';
import { leaseMs, type Post, type PostKind, type Posts, type TimerKind, type Timers } from '../bot/queue.ts';
import type { Tables } from './tables.ts';

export const timers = (db: Kysely<Tables>): Timers => ({
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
          .limit(limit),
      )
      // Asked again, because another process may have claimed the row while this one waited for it.
      .where(({ ref }) => isTimerClaimable(ref('dueAt'), ref('leaseUntil'), now))
      .returning(['id', 'kind', 'subject', 'dueAt'])
      .execute();
    return rows
      .map((row) => ({ ...row, kind: row.kind as TimerKind }))
      .sort((a, b) => a.dueAt - b.dueAt || a.id - b.id);
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
    const row = await db
      .selectFrom('timers')
      .select(({ ref, fn }) => fn.min(claimableFrom(ref('dueAt'), ref('leaseUntil'))).as('at'))
      .executeTakeFirst();
    return row?.at ?? undefined;
  },
});

export const posts = (db: Kysely<Tables>): Posts => ({
  add: async (channelId, kind, subject, now) => {
    await db
      .insertInto('posts')
      .values({
        channelId,
        kind,
        subject,
        key: `${kind.slice(0, 6)}-${subject.toString(36)}-${now.toString(36)}`,
        message: null,
        wanted: 1,
        pending: 1,
        attempts: 0,
        dueAt: now,
        leaseUntil: 0,
      })
      .execute();
  },
  touch: async (kind, subject, at) => {
    await db
      .updateTable('posts')
      .set(({ eb, ref }) => ({
        wanted: eb('wanted', '+', 1),
        dueAt: sql<number>`case when ${ref('pending')} = 1 and ${ref('dueAt')} < ${at} then ${ref('dueAt')} else ${at} end`,
        pending: 1,
      }))
      .where('kind', '=', kind)
      .where('subject', '=', subject)
      // One that was given up before it was ever posted stays given up.
      .where(({ or, eb }) => or([eb('message', 'is not', null), eb('pending', '=', 1)]))
      .execute();
  },
  // A cross join keeps SQLite from beginning with every channel there is: what is pending is little.
  claim: async (now, limit, platforms) => {
    const leaseUntil = now + leaseMs;
    const rows = await db
      .updateTable('posts')
      .set(({ eb }) => ({ leaseUntil, dueAt: leaseUntil, attempts: eb('attempts', '+', 1) }))
      .where('id', 'in', (due) =>
        due
          .selectFrom('posts as p')
          .crossJoin('channels')
          .select('p.id')
          .whereRef('channels.id', '=', 'p.channelId')
          .where('channels.platform', 'in', platforms)
          .where('p.pending', '=', sql.lit(1))
          .where(({ ref }) => isClaimable(ref('p.dueAt'), ref('p.leaseUntil'), now))
          .where((where) => where.not(where.exists(holdingBack(where, now))))
          .orderBy('p.id')
          .limit(limit),
      )
      .where(({ ref }) => isClaimable(ref('dueAt'), ref('leaseUntil'), now))
      .returning(['id', 'channelId', 'kind', 'subject', 'key', 'message', 'wanted', 'attempts'])
      .execute();
    return rows.map((row): Post => {
      const failures = row.attempts - 1;
      return {
        id: row.id,
        channel: row.channelId,
        kind: row.kind as PostKind,
        subject: row.subject,
        key: row.key,
        message: row.message ?? undefined,
        unsure: row.message === null && failures > 0,
        version: row.wanted,
        failures,
      };
    });
  },
  settle: async ({ id, version }, outcome) => {
    const update = db.updateTable('posts').where('id', '=', id);
    switch (outcome.kind) {
      case 'sent':
        // Touched while it was being sent, it stays pending, due at the time it was touched for.
        await update
          .set(({ ref }) => ({
            message: outcome.message,
            attempts: 0,
            leaseUntil: 0,
            pending: sql<0 | 1>`case when ${ref('wanted')} = ${version} then 0 else 1 end`,
          }))
          .execute();
        return;
      case 'retry':
        await update.set({ dueAt: outcome.at, leaseUntil: 0 }).execute();
        return;
      case 'postponed':
        // Takes back what claiming it counted.
        await update
          .set(({ eb }) => ({ dueAt: outcome.at, leaseUntil: 0, attempts: eb('attempts', '-', 1) }))
          .where('attempts', '>', 0)
          .execute();
        return;
      case 'sending':
        await update
          .set({ leaseUntil: outcome.now + leaseMs })
          .where('leaseUntil', '>', outcome.now)
          .execute();
        return;
      case 'dropped':
        await update.set({ pending: 0, attempts: 0, leaseUntil: 0 }).execute();
        return;
    }
  },
  nextDue: async (now, platforms) => {
    const row = await db
      .selectFrom('posts as p')
      .crossJoin('channels')
      .select(({ ref, fn }) => fn.min(claimableFrom(ref('p.dueAt'), ref('p.leaseUntil'))).as('at'))
      .whereRef('channels.id', '=', 'p.channelId')
      .where('channels.platform', 'in', platforms)
      .where('p.pending', '=', sql.lit(1))
      .where((where) => where.not(where.exists(holdingBack(where, now))))
      .executeTakeFirst();
    return row?.at ?? undefined;
  },
});

/**
 * Due, and nobody's claim holds. A claim that reaches much further than claims do was made before the clock was put back,
 * and does not count.
 */
const isClaimable = (due: Expression<number>, lease: Expression<number>, now: number) =>
  sql<SqlBool>`((${due} <= ${now} and ${lease} <= ${now}) or ${lease} > ${now + 2 * leaseMs})`;

/** The same of a timer, whose due time stays as it is when it is claimed. Put so that the due times' index serves. */
const isTimerClaimable = (due: Expression<number>, lease: Expression<number>, now: number) =>
  sql<SqlBool>`(${due} <= ${now} and (${lease} <= ${now} or ${lease} > ${now + 2 * leaseMs}))`;

/** A row can be claimed from its due time on, and not while another claim holds. */
const claimableFrom = (due: Expression<number>, lease: Expression<number>) =>
  sql<number>`case when ${due} > ${lease} then ${due} else ${lease} end`;

/** Earlier messages of the channel of `p` that go first: new ones, ones due now, ones being sent. Later edits wait. */
const holdingBack = (p: ExpressionBuilder<Tables & { p: Tables['posts'] }, 'p' | 'channels'>, now: number) =>
  p
    .selectFrom('posts as earlier')
    .select('earlier.id')
    .whereRef('earlier.channelId', '=', 'p.channelId')
    .whereRef('earlier.id', '<', 'p.id')
    .where('earlier.pending', '=', sql.lit(1))
    .where(({ or, eb }) =>
      or([
        eb('earlier.message', 'is', null),
        eb('earlier.dueAt', '<=', now),
        eb('earlier.leaseUntil', '>', now),
      ]),
    );
