import type { Kysely } from 'kysely';
import { noStreak, type Streak, streakAfter, sureBreak } from '../../engine/streak.ts';
import type { StreakQuery } from '../../features/streaks/repository.ts';
import { distinct } from '../database/listed.ts';
import type { Tables } from '../tables.ts';
import { lastDay } from './kept-days.ts';
import { findKept, type KeptStreak, keptIn } from './kept-streaks.ts';
import { type Day, dayOf, findAnswered, findDates, findDays } from './streak-days.ts';

/** How many question days are read at first, and how many times as many each time that this was not enough. */
const firstWindow = 16;
const growth = 4;

/**
 * How many question days that are over stay out of what is stored, which most withdrawals then leave as it is; and how many
 * more there are when it is stored again.
 */
const recentDays = 6;

/** A streak that is being counted back from a day. */
interface Counting {
  readonly member: number;
  readonly channel: number;
  /** What is stored, if it is of use. */
  readonly kept: KeptStreak | undefined;
  /** Whether linked accounts may keep days. */
  readonly isLinked: boolean;
  /** The days read so far, newest first. */
  days: readonly Day[];
  /** The newest day that was not read yet. */
  upTo: number;
}

/** A streak, and what of it is worth storing. */
export interface Counted {
  readonly streak: Streak;
  readonly worthKeeping: KeptStreak | undefined;
}

/** Counts streaks, in the order of `wanted`. Reads only as many days as the longest of them needs. */
export const currentStreaks = async (
  db: Kysely<Tables>,
  wanted: readonly StreakQuery[],
): Promise<Counted[]> => {
  if (wanted.length === 0) return [];
  const all = await beginCounting(db, wanted);
  const elsewhere = await datesElsewhere(db, all);
  let counting = all.filter(isCounting);
  for (let size = firstWindow; counting.length > 0; size *= growth) {
    const windows = await windowsOf(db, counting, size);
    const answered = await answeredIn(db, counting, windows);
    for (const one of counting) {
      const window = windows.get(keyOf(one)) ?? [];
      const own = answered.get(one.member);
      const dates = elsewhere.get(one.member);
      const days = window.map((row) => {
        const isKept = own?.has(row.id) || (row.date !== null && dates?.has(row.date));
        return dayOf(row, isKept === true);
      });
      one.days = [...one.days, ...days.filter(({ day }) => day > (one.kept?.day ?? 0))];
      one.upTo = (window.at(-1)?.day ?? 1) - 1;
    }
    counting = counting.filter(isCounting);
  }
  return all.map(counted);
};

const beginCounting = async (db: Kysely<Tables>, wanted: readonly StreakQuery[]): Promise<Counting[]> => {
  const placeOf = ({ member, channel }: Pick<StreakQuery, 'member' | 'channel'>) => `${member} ${channel}`;
  const places = distinct(wanted, placeOf).map(({ member, channel }) => ({ member, channel }));
  const { rows } = await findKept(db, places);
  const stored = new Map(rows.map((row) => [placeOf(row), row]));
  return wanted.map(({ member, channel, day = lastDay }) => {
    const found = stored.get(placeOf({ member, channel }));
    const isLinked = found?.isLinked === 1;
    const kept = found === undefined || isLinked ? undefined : keptIn(found, day);
    return { member, channel, isLinked, kept, days: [], upTo: day };
  });
};

const isCounting = ({ kept, days, upTo }: Counting): boolean =>
  upTo > (kept?.day ?? 0) && sureBreak(days.map(({ kind }) => kind)) < 0;

const counted = ({ member, channel, kept, isLinked, days }: Counting): Counted => {
  const broken = sureBreak(days.map(({ kind }) => kind));
  const before = broken < 0 && kept !== undefined ? kept.streak : noStreak;
  const since = (broken < 0 ? days : days.slice(0, broken)).toReversed();
  const countOn = (some: readonly Day[], from: Streak) =>
    streakAfter(
      some.map(({ kind }) => kind),
      from,
    );
  const firstOpen = since.findIndex(({ isOver }) => !isOver);
  const over = firstOpen < 0 ? since : since.slice(0, firstOpen);
  const newest = over.at(-1)?.day ?? 0;
  const old = over.filter(({ day }) => day <= newest - recentDays);
  const day = old.at(-1)?.day ?? 0;
  const then = countOn(old, before);
  const isWorthIt = !isLinked && then.days > 0 && day >= (kept === undefined ? 1 : kept.day + recentDays);
  return {
    streak: countOn(since.slice(old.length), then),
    worthKeeping: isWorthIt ? { member, channel, day, streak: then } : undefined,
  };
};

const keyOf = ({ channel, upTo }: Pick<Counting, 'channel' | 'upTo'>): string => `${channel} ${upTo}`;

type Row = Awaited<ReturnType<typeof findDays>>['rows'][number];

/** Reads the last `size` days that each streak has yet to count, newest first, by channel and last day. */
const windowsOf = async (
  db: Kysely<Tables>,
  counting: readonly Counting[],
  size: number,
): Promise<ReadonlyMap<string, readonly Row[]>> => {
  const ends = distinct(counting, keyOf).map(({ channel, upTo }) => ({ channel, upTo, size }));
  const { rows } = await findDays(db, ends);
  return Map.groupBy(rows, keyOf);
};

/** Reads which rounds members answered, among those of the days and others asked in between. */
const answeredIn = async (
  db: Kysely<Tables>,
  counting: readonly Counting[],
  windows: ReadonlyMap<string, readonly Row[]>,
): Promise<ReadonlyMap<number, ReadonlySet<number>>> => {
  const spans = counting.flatMap((one) => {
    const window = windows.get(keyOf(one)) ?? [];
    const ids = window.filter(({ day }) => day > (one.kept?.day ?? 0)).map(({ id }) => id);
    return ids.length === 0 ? [] : [{ member: one.member, since: Math.min(...ids), until: Math.max(...ids) }];
  });
  const { rows } = await findAnswered(db, spans);
  return new Map(rows.map(({ member, rounds }) => [member, new Set(rounds.split(' ').map(Number))]));
};

/** Reads the dates whose daily question another account of the member's person answered, by member. */
const datesElsewhere = async (
  db: Kysely<Tables>,
  counting: readonly Counting[],
): Promise<ReadonlyMap<number, ReadonlySet<string>>> => {
  const linked = counting.filter(({ isLinked }) => isLinked);
  if (linked.length === 0) return new Map();
  const { rows } = await findDates(
    db,
    distinct(linked, ({ member }) => member).map(({ member }) => ({ member })),
  );
  return new Map(rows.map(({ member, dates }) => [member, new Set(dates.split(' '))]));
};
