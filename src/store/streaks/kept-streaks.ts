import { type Kysely, type SqlBool, sql } from 'kysely';
import type { Streak } from '../../engine/streak.ts';
import { onRows } from '../database/listed.ts';
import type { Tables } from '../tables.ts';

/** A member's streak in a channel after a question day. */
export interface KeptStreak {
  readonly member: number;
  readonly channel: number;
  readonly day: number;
  readonly streak: Streak;
}

/** What is stored of a member's streak in a channel. */
interface Stored {
  readonly member: number;
  readonly channel: number;
  /** Whether the member has linked accounts, which may still keep days that are over here. */
  readonly isLinked: 0 | 1;
  /** Null if nothing is stored. */
  readonly day: number | null;
  readonly days: number | null;
  readonly saved: number | null;
  readonly covered: number | null;
}

/** Finds the streaks that are stored for members in channels. */
export const findKept = onRows<{ readonly member: number; readonly channel: number }, Stored>(
  { member: 'integer', channel: 'integer' },
  (db, rows) =>
    db
      .selectFrom(rows.as('wanted'))
      .innerJoin('members', 'members.id', 'wanted.member')
      .leftJoin('streaks as kept', (join) =>
        join.onRef('kept.memberId', '=', 'wanted.member').onRef('kept.channelId', '=', 'wanted.channel'),
      )
      .select(['wanted.member', 'wanted.channel', 'kept.day', 'kept.days', 'kept.saved', 'kept.covered'])
      .select(({ eb }) =>
        eb
          .case()
          .when('members.person', 'is', null)
          .then(sql.lit<0 | 1>(0))
          .else(sql.lit<0 | 1>(1))
          .end()
          .as('isLinked'),
      ),
);

/** Returns what is stored, unless that is nothing, or about later days than `upTo`. */
export const keptIn = (
  { member, channel, day, days, saved, covered }: Stored,
  upTo: number,
): KeptStreak | undefined =>
  day === null || days === null || saved === null || covered === null || day > upTo
    ? undefined
    : { member, channel, day, streak: { days, saved, covered } };

/** Stores streaks in place of those of earlier days. */
export const saveKept = (db: Kysely<Tables>, all: readonly KeptStreak[]) =>
  save(
    db,
    all.map(({ member, channel, day, streak }) => ({ member, channel, day, ...streak })),
  );

const save = onRows<Omit<KeptStreak, 'streak'> & Streak, unknown>(
  {
    member: 'integer',
    channel: 'integer',
    day: 'integer',
    days: 'integer',
    saved: 'integer',
    covered: 'integer',
  },
  (db, rows) =>
    db
      .insertInto('streaks')
      .columns(['memberId', 'channelId', 'day', 'days', 'saved', 'covered'])
      .expression(
        db
          .selectFrom(rows.as('found'))
          .select(['member', 'channel', 'day', 'days', 'saved', 'covered'])
          // SQLite would take the conflict for a part of a join.
          .where(sql<SqlBool>`true`)
          .orderBy('member')
          .orderBy('channel'),
      )
      .onConflict((conflict) =>
        conflict.columns(['memberId', 'channelId']).doUpdateSet(({ ref }) => ({
          day: ref('excluded.day'),
          days: ref('excluded.days'),
          saved: ref('excluded.saved'),
          covered: ref('excluded.covered'),
        })),
      ),
);

/**
 * Deletes what is stored of streaks in these rounds' channels since their days, because missing one of them counts
 * differently from now on. Whoever advances a streak there is done by then, or begins after this transaction.
 */
export const forgetStreaks = async (
  db: Kysely<Tables>,
  rounds: readonly { readonly channelId: number; readonly day: number | null }[],
): Promise<void> => {
  for (const { channelId, day } of rounds) {
    if (day === null) continue;
    // Answers lock the round that they are for, which is open.
    await db
      .updateTable('rounds')
      .set(({ ref }) => ({ voided: ref('voided') }))
      .where('channelId', '=', channelId)
      .where('day', 'is not', null)
      .where('closedAt', 'is', null)
      .execute();
    await db.deleteFrom('streaks').where('channelId', '=', channelId).where('day', '>=', day).execute();
  }
};
