import type { Account, Asked, History, Place } from './history.ts';
import { isVoided, othersOf } from './recount.ts';

/** A streak in days, the freezes that it holds, and how many days were kept toward the next one. */
interface Run {
  readonly streak: number;
  readonly freezes: number;
  readonly toward: number;
}

const none: Run = { streak: 0, freezes: 0, toward: 0 };

/** Returns an account's streak in a channel at `now`, or as of the day before `before` if that is given. */
export const streakOf = (...of: Parameters<typeof runOf>): number => runOf(...of).streak;

/** Returns the same with the freezes that the streak holds. */
export const runOf = (history: History, account: Account, place: Place, now: number, before?: Asked): Run => {
  const days = history.days.get(place) ?? [];
  const upTo = before === undefined ? days : days.slice(0, days.indexOf(before));
  return runs(history, account, upTo, now).at(-1) ?? none;
};

/** Returns the longest streak of an account's person, in any channel of any of its workspaces. */
export const bestStreakOf = (history: History, account: Account, now: number): number => {
  let best = 0;
  for (const one of [account, ...othersOf(history, account)]) {
    for (const place of history.channels.filter(({ home }) => home === one.home)) {
      for (const { streak } of runs(history, one, history.days.get(place) ?? [], now))
        best = Math.max(best, streak);
    }
  }
  return best;
};

/** Returns the streak after each of these days. */
const runs = (history: History, account: Account, days: readonly Asked[], now: number): Run[] => {
  const own = history.given.get(account);
  const elsewhere = datesElsewhere(history, account);
  let run = none;
  return days.map((day) => {
    const isKept = own?.has(day) || elsewhere.has(day.date ?? '');
    // A day that is open, withdrawn, or cut short does not break a streak.
    if (isKept) run = keepOne(run);
    else if (now >= day.closesAt && !day.cutShort && !isVoided(history, day)) run = missOne(run);
    return run;
  });
};

/** Ten days kept earn a freeze, unless two are held already. */
const keepOne = ({ streak, freezes, toward }: Run): Run => {
  if (freezes === 2) return { streak: streak + 1, freezes, toward: 0 };
  const isEarned = toward === 9;
  return { streak: streak + 1, freezes: freezes + (isEarned ? 1 : 0), toward: isEarned ? 0 : toward + 1 };
};

const missOne = ({ streak, freezes, toward }: Run): Run =>
  freezes === 0 ? none : { streak, freezes: freezes - 1, toward };

/** Returns the dates whose daily question another account of the person answered. */
const datesElsewhere = (history: History, account: Account): Set<string> => {
  const dates = new Set<string>();
  for (const other of othersOf(history, account)) {
    for (const { game, date } of history.given.get(other)?.keys() ?? [])
      if (game === 'daily' && date !== undefined) dates.add(date);
  }
  return dates;
};
