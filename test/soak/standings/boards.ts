import type { Account, History, Home, Place, Team } from './history.ts';
import type { Graded } from './recount.ts';

/** A row of a leaderboard of members or teams, with its rank. */
export interface Row<T> {
  readonly who: T;
  readonly points: number;
  readonly rank: number;
  /** Right and given answers of a member; players and members of a team. */
  readonly some: number;
  readonly all: number;
}

/** Which answers count. */
export interface Wanted {
  readonly home: Home;
  /** Only answers in this channel. */
  readonly place?: Place;
  readonly game: 'all' | 'daily' | 'quiz';
  /** ISO dates, both of which are included; all time if they are missing. */
  readonly days?: { readonly from: string; readonly to: string } | undefined;
}

interface Sum {
  readonly who: Account;
  points: number;
  some: number;
  all: number;
  /** How long right answers in quizzes took in all, in milliseconds. */
  ms: number;
}

/** Ranks members by their answers alone. */
export const memberBoard = (graded: readonly Graded[], wanted: Wanted): Row<Account>[] =>
  inOrder(sums(graded, wanted).map((sum) => ({ ...sum, ms: 0 })));

/** Ranks members by these answers, which are all from one quiz. Of equal points, those that took less time are better. */
export const quizBoard = (graded: readonly Graded[]): Row<Account>[] => {
  const found = new Map<Account, Sum>();
  for (const one of graded) count(found, one.account, one);
  return inOrder([...found.values()]);
};

/** Ranks teams by the mean of their best three members. */
export const teamBoard = ({ teams }: History, home: Home, members: readonly Row<Account>[]): Row<Team>[] => {
  const rows = teams
    .filter((team) => team.home === home)
    .map((team) => {
      const played = members.filter(({ who }) => team.members.has(who)).map(({ points }) => points);
      const best = played.sort((a, b) => b - a).slice(0, 3);
      const points = best.reduce((sum, one) => sum + one, 0) / 3;
      return { who: team, points, some: played.length, all: team.members.size, ms: 0 };
    })
    .filter(({ some }) => some > 0)
    .sort((a, b) => b.points - a.points || byText(a.who.name, b.who.name));
  return withRank(rows);
};

/** Adds up what each account's answers earned in each workspace. */
const sums = (graded: readonly Graded[], { home, place, game, days }: Wanted): Sum[] => {
  const found = new Map<Account, Sum>();
  for (const one of graded) {
    const kind = one.asked.game === 'quiz' ? 'quiz' : 'daily';
    if (game !== 'all' && game !== kind) continue;
    if (days !== undefined && (one.date < days.from || one.date > days.to)) continue;
    if (place !== undefined) {
      if (one.asked.place === place) count(found, one.account, one);
      continue;
    }
    if (one.account.home === home) count(found, one.account, one);
  }
  return [...found.values()];
};

const count = (found: Map<Account, Sum>, who: Account, { points, counts, asked, at }: Graded): void => {
  const sum = found.get(who) ?? { who, points: 0, some: 0, all: 0, ms: 0 };
  found.set(who, sum);
  sum.points += points;
  sum.some += counts ? 1 : 0;
  sum.all += 1;
  if (counts) sum.ms += at - (asked.shownAt ?? at);
};

const inOrder = (sums: readonly Sum[]): Row<Account>[] =>
  withRank(
    sums.toSorted(
      (a, b) => b.points - a.points || a.ms - b.ms || b.some - a.some || (a.who.met ?? 0) - (b.who.met ?? 0),
    ),
  );

const withRank = <T extends { readonly points: number; readonly ms: number }>(
  rows: readonly T[],
): (T & { rank: number })[] =>
  rows.map((row) => {
    const isBetter = ({ points, ms }: T) => points > row.points || (points === row.points && ms < row.ms);
    return { ...row, rank: 1 + rows.filter(isBetter).length };
  });

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
