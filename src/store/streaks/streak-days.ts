import { type SqlBool, sql } from 'kysely';
import type { StreakDay } from '../../engine/streak.ts';
import { onRows } from '../database/listed.ts';

/** Builds SQL for whether missing a day counts: it is over, had its time, and its question was not withdrawn. */
export const canBeMissed = sql<SqlBool>`(r.closed_at is not null and r.voided = 0 and r.cut_short = 0)`;

interface DayRow {
  readonly channel: number;
  readonly upTo: number;
  readonly id: number;
  readonly day: number;
  readonly date: string | null;
  readonly canBeMissed: 0 | 1;
  readonly isOver: 0 | 1;
}

/** A question day from the point of view of one member. */
export interface Day {
  readonly day: number;
  readonly kind: StreakDay;
  /** Whether it is too late to answer. */
  readonly isOver: boolean;
}

/** Says what a question day is for a member who kept it or did not. */
export const dayOf = (
  { day, canBeMissed, isOver }: Pick<DayRow, 'day' | 'canBeMissed' | 'isOver'>,
  isKept: boolean,
): Day => ({
  day,
  kind: isKept ? 'kept' : canBeMissed === 1 ? 'missed' : 'neutral',
  isOver: isOver === 1,
});

/** Reads the last `size` question days of channels up to a day, newest first. */
export const findDays = onRows<
  { readonly channel: number; readonly upTo: number; readonly size: number },
  DayRow
>({ channel: 'integer', upTo: 'integer', size: 'integer' }, (db, rows) =>
  db
    .selectFrom(rows.as('ends'))
    // The cross join keeps SQLite from starting with every round.
    .crossJoin('rounds as r')
    .whereRef('r.channelId', '=', 'ends.channel')
    .whereRef('r.day', '<=', 'ends.upTo')
    .where(({ eb, selectFrom }) =>
      eb(
        'r.day',
        '>',
        selectFrom('rounds as newest')
          .select(({ eb, fn, ref }) => eb(fn.max('newest.day'), '-', ref('ends.size')).as('day'))
          .whereRef('newest.channelId', '=', 'ends.channel')
          .whereRef('newest.day', '<=', 'ends.upTo'),
      ),
    )
    .select(['ends.channel', 'ends.upTo', 'r.id', 'r.day', 'r.date'])
    .select([
      sql<0 | 1>`case when ${canBeMissed} then 1 else 0 end`.as('canBeMissed'),
      sql<0 | 1>`case when r.closed_at is null then 0 else 1 end`.as('isOver'),
    ])
    .$narrowType<{ day: number }>()
    .orderBy('r.day', 'desc'),
);

/** Reads the ids of the rounds that members answered, among those of a span of ids. */
export const findAnswered = onRows<
  { readonly member: number; readonly since: number; readonly until: number },
  { readonly member: number; readonly rounds: string }
>({ member: 'integer', since: 'integer', until: 'integer' }, (db, rows) =>
  db
    .selectFrom(rows.as('spans'))
    // The cross join keeps SQLite from starting with every answer.
    .crossJoin('answers as a')
    .whereRef('a.memberId', '=', 'spans.member')
    .whereRef('a.roundId', '>=', 'spans.since')
    .whereRef('a.roundId', '<=', 'spans.until')
    // One row per member, because most of the time goes into rows.
    .select(['spans.member', sql<string>`string_agg(cast(a.round_id as text), ' ')`.as('rounds')])
    .groupBy('spans.member'),
);

/** Reads the dates whose daily question another account of a member's person answered. */
export const findDates = onRows<
  { readonly member: number },
  { readonly member: number; readonly dates: string }
>({ member: 'integer' }, (db, rows) =>
  db
    .selectFrom(rows.as('wanted'))
    // The cross joins keep SQLite from starting with every member.
    .crossJoin('members as self')
    .crossJoin('members as other')
    .crossJoin('answers as a')
    .crossJoin('rounds as elsewhere')
    .whereRef('self.id', '=', 'wanted.member')
    .whereRef('other.person', '=', 'self.person')
    .whereRef('other.id', '!=', 'self.id')
    .whereRef('a.memberId', '=', 'other.id')
    .whereRef('elsewhere.id', '=', 'a.roundId')
    .where('elsewhere.day', 'is not', null)
    .where('elsewhere.date', 'is not', null)
    .select(['wanted.member', sql<string>`string_agg(elsewhere.date, ' ')`.as('dates')])
    .groupBy('wanted.member'),
);
