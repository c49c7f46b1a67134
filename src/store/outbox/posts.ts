import { createHash } from 'node:crypto';
import {
  type Expression,
  type ExpressionBuilder,
  type Kysely,
  type SqlBool,
  sql,
  type UpdateQueryBuilder,
  type UpdateResult,
} from 'kysely';
import type { PostKind } from '../../bot/features.ts';
import { leaseMs } from '../../bot/lease.ts';
import type { Post, PostOutcome, PostQueue, Served } from '../../bot/outbox/queue.ts';
import { type ByKind, byKind } from '../../chat/by-kind.ts';
import type { Outbox } from '../../features/feature.ts';
import { hasRowLocks } from '../database/row-locks.ts';
import type { Tables } from '../tables.ts';
import { claimableFrom } from './claims.ts';
import { holdingBack } from './post-order.ts';
import { requestEdits } from './request-edits.ts';

/** How many characters of the kind a key begins with, for people who read it in a log. */
const kindLength = 6;
const hashLength = 18;

/** Makes a key that no other post has, of at most 25 characters. */
const keyOf = (...post: readonly [channel: number, kind: PostKind, subject: number, now: number]): string => {
  const hash = createHash('sha256').update(post.join()).digest('base64url').slice(0, hashLength);
  return `${post[1].slice(0, kindLength)}-${hash}`;
};

/** Creates the outbox, and the queue from which its posts are sent. */
export const posts = (db: Kysely<Tables>): Outbox<PostKind> & PostQueue => ({
  add: async (channelId, kind, subject, now) => {
    await db
      .insertInto('posts')
      .values({
        channelId,
        kind,
        subject,
        key: keyOf(channelId, kind, subject, now),
        message: null,
        wanted: 1,
        pending: 1,
        attempts: 0,
        dueAt: now,
        leaseUntil: 0,
      })
      .execute();
  },
  requestEdit: async (kind, subject, at) => {
    await requestEdits(db, [{ kind, subject, at }]);
  },
  requestEdits: async (kind, subjects, at) => {
    if (subjects.length === 0) return;
    await requestEdits(
      db,
      subjects.map((subject) => ({ kind, subject, at })),
    );
  },
  // The cross join keeps SQLite from starting with every channel: only few posts are pending.
  claim: async (now, limit, served) => {
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
          .where(isServed(served))
          .where('p.pending', '=', sql.lit(1))
          .where(({ ref }) => isClaimable(ref('p.dueAt'), ref('p.leaseUntil'), now))
          .where((where) => where.not(where.exists(holdingBack(where, now))))
          .orderBy('p.id')
          .limit(limit)
          // Waiting for a row that another transaction is changing could end in a deadlock.
          .$if(hasRowLocks(db), (query) => query.forUpdate('p').skipLocked()),
      )
      .where(({ ref }) => isClaimable(ref('dueAt'), ref('leaseUntil'), now))
      .returning([
        'id',
        'channelId',
        'kind',
        'subject',
        'key',
        'message',
        'wanted',
        'attempts',
        'refused',
        'stale',
      ])
      .execute();
    return rows.map((row): Post => {
      const failures = row.attempts - 1;
      return {
        id: row.id,
        channel: row.channelId,
        kind: row.kind,
        subject: row.subject,
        key: row.key,
        message: row.message ?? undefined,
        unsure: row.message === null && failures > 0,
        version: row.wanted,
        failures,
        isRefused: row.refused === 1,
        isRedraw: row.stale === 2,
      };
    });
  },
  settle: async ({ id, version }, outcome) => {
    const update = db.updateTable('posts').where('id', '=', id);
    await byKind(settled, outcome, update, version).execute();
  },
  nextDue: async (now, served) => {
    const row = await db
      .selectFrom('posts as p')
      .crossJoin('channels')
      .select(({ ref, fn }) => fn.min(claimableFrom(ref('p.dueAt'), ref('p.leaseUntil'))).as('at'))
      .whereRef('channels.id', '=', 'p.channelId')
      .where(isServed(served))
      .where('p.pending', '=', sql.lit(1))
      .where((where) => where.not(where.exists(holdingBack(where, now))))
      .executeTakeFirst();
    return row?.at ?? undefined;
  },
});

/** Builds SQL for whether this process posts to a channel. */
const isServed =
  (served: readonly Served[]) =>
  ({ or, and, eb }: ExpressionBuilder<Tables, 'channels'>) =>
    or(
      served.map(({ name, workspace }) =>
        and([
          eb('channels.platform', '=', name),
          ...(workspace === undefined ? [] : [eb('channels.workspace', '=', workspace)]),
        ]),
      ),
    );

type Update = UpdateQueryBuilder<Tables, 'posts', 'posts', UpdateResult>;

/** How a claimed row changes, by how sending it went. */
const settled: ByKind<PostOutcome, [update: Update, version: number], Update> = {
  // If an edit was requested while the post was being sent, it stays pending, due at the requested time.
  sent: ({ message }, update, version) =>
    update.set(({ ref }) => ({
      message,
      attempts: 0,
      leaseUntil: 0,
      refused: 0,
      pending: sql<0 | 1>`case when ${ref('wanted')} = ${version} then 0 else 1 end`,
    })),
  retry: ({ at }, update) => update.set({ dueAt: at, leaseUntil: 0 }),
  // Both take back the attempt that claiming it counted.
  postponed: ({ at }, update) =>
    update
      .set(({ eb }) => ({ dueAt: at, heldUntil: at, leaseUntil: 0, attempts: eb('attempts', '-', 1) }))
      .where('attempts', '>', 0),
  refused: ({ at }, update) =>
    update
      .set(({ eb }) => ({ dueAt: at, refused: 1, leaseUntil: 0, attempts: eb('attempts', '-', 1) }))
      .where('attempts', '>', 0),
  sending: ({ now }, update) => update.set({ leaseUntil: now + leaseMs }).where('leaseUntil', '>', now),
  dropped: (_, update) => update.set({ pending: 0, attempts: 0, leaseUntil: 0 }),
  deleted: (_, update) => update.set({ pending: 0, attempts: 0, leaseUntil: 0 }),
};

/**
 * Builds SQL for whether a row is due and not claimed. A claim that lasts much longer than claims do was made before
 * the clock was set back, and does not count.
 */
const isClaimable = (due: Expression<number>, lease: Expression<number>, now: number) =>
  sql<SqlBool>`((${due} <= ${now} and ${lease} <= ${now}) or ${lease} > ${now + 2 * leaseMs})`;
