import type { Kysely } from 'kysely';
import { streakOf } from '../engine/streak.ts';
import type { StreakQuery } from '../features/streaks/repository.ts';
import { lastDay } from './kept-days.ts';
import { distinct } from './listed.ts';
import { findAnswered, findDates, findDays } from './streak-days.ts';
import type { Tables } from './tables.ts';

/** How many question days are read at first, and how many times as many each time that this was not enough. */
const firstWindow = 16;
const growth = 4;

/** A streak that is being counted back from a day. */
interface Counting {
  readonly member: number;
  readonly channel: number;
  /** The newest day that is not counted yet. */
  upTo: number;
  streak: number;
}

interface Day {
  readonly round: number;
  readonly day: number;
  readonly date: string | null;
  /** Whether missing it breaks a streak: it is over, had its time, and its question was not withdrawn. */
  readonly breaks: boolean;
}

/** Counts streaks, in the order of `wanted`. Reads only as many days as the longest of them has. */
export const currentStreaks = async (
  db: Kysely<Tables>,
  wanted: readonly StreakQuery[],
): Promise<number[]> => {
  const all = wanted.map(
    ({ member, channel, day = lastDay }): Counting => ({ member, channel, upTo: day, streak: 0 }),
  );
  const elsewhere = await datesElsewhere(db, all);
  let counting = all.filter(({ upTo }) => upTo > 0);
  for (let size = firstWindow; counting.length > 0; size *= growth) {
    const days = await daysIn(db, counting, size);
    const answered = await answeredIn(db, counting, days);
    counting = counting.filter((one) => {
      const window = days.get(keyOf(one)) ?? [];
      const own = answered.get(one.member);
      const dates = elsewhere.get(one.member);
      const { streak, isBroken } = streakOf(
        window.map(({ round, date, breaks }) => ({
          isKept: own?.has(round) === true || (date !== null && dates?.has(date) === true),
          breaks,
        })),
      );
      one.streak += streak;
      one.upTo = (window.at(-1)?.day ?? 1) - 1;
      return !isBroken && one.upTo > 0;
    });
  }
  return all.map(({ streak }) => streak);
};

const keyOf = ({ channel, upTo }: Pick<Counting, 'channel' | 'upTo'>): string => `${channel} ${upTo}`;

/** Reads the last `size` days that each streak has yet to count, newest first, by channel and last day. */
const daysIn = async (
  db: Kysely<Tables>,
  counting: readonly Counting[],
  size: number,
): Promise<ReadonlyMap<string, readonly Day[]>> => {
  const ends = distinct(counting, keyOf).map(({ channel, upTo }) => ({ channel, upTo, size }));
  const { rows } = await findDays(db, ends);
  const days = new Map<string, Day[]>();
  for (const { channel, upTo, id, day, date, breaks } of rows) {
    const key = keyOf({ channel, upTo });
    const window = days.get(key) ?? [];
    window.push({ round: id, day, date, breaks: breaks === 1 });
    days.set(key, window);
  }
  return days;
};

/** Reads which rounds members answered, among those of the days and others asked in between. */
const answeredIn = async (
  db: Kysely<Tables>,
  counting: readonly Counting[],
  days: ReadonlyMap<string, readonly Day[]>,
): Promise<ReadonlyMap<number, ReadonlySet<number>>> => {
  const spans = counting.flatMap((one) => {
    const ids = (days.get(keyOf(one)) ?? []).map(({ round }) => round);
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
  const members = distinct(counting, ({ member }) => member).map(({ member }) => ({ member }));
  const { rows } = await findDates(db, members);
  return new Map(rows.map(({ member, dates }) => [member, new Set(dates.split(' '))]));
};
