import type { Account, Asked, History, Place } from './history.ts';
import { isVoided, othersOf } from './recount.ts';

/** Returns an account's streak in a channel at `now`, or as of the day before `before` if that is given. */
export const streakOf = (
  history: History,
  account: Account,
  place: Place,
  now: number,
  before?: Asked,
): number => {
  const days = history.days.get(place) ?? [];
  const upTo = before === undefined ? days : days.slice(0, days.indexOf(before));
  return runs(history, account, upTo, now).at(-1) ?? 0;
};

/** Returns the longest streak of an account's person, in any channel of any of its workspaces. */
export const bestStreakOf = (history: History, account: Account, now: number): number => {
  let best = 0;
  for (const one of [account, ...othersOf(history, account)]) {
    for (const place of history.channels.filter(({ home }) => home === one.home)) {
      for (const streak of runs(history, one, history.days.get(place) ?? [], now))
        best = Math.max(best, streak);
    }
  }
  return best;
};

/** Returns the streak after each of these days. */
const runs = (history: History, account: Account, days: readonly Asked[], now: number): number[] => {
  const own = history.given.get(account);
  const elsewhere = datesElsewhere(history, account);
  let streak = 0;
  return days.map((day) => {
    const isKept = own?.has(day) || elsewhere.has(day.date ?? '');
    // A day that is open, withdrawn, or cut short does not break a streak.
    if (isKept) streak += 1;
    else if (now >= day.closesAt && !day.cutShort && !isVoided(history, day)) streak = 0;
    return streak;
  });
};

/** Returns the dates whose daily question another account of the person answered. */
const datesElsewhere = (history: History, account: Account): Set<string> => {
  const dates = new Set<string>();
  for (const other of othersOf(history, account)) {
    for (const { game, date } of history.given.get(other)?.keys() ?? [])
      if (game === 'daily' && date !== undefined) dates.add(date);
  }
  return dates;
};
