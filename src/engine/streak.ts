/**
 * A streak is kept with each answer. A channel numbers its question days 1, 2, 3 …: days without a post have no
 * number, so they neither lengthen a streak nor break it; a numbered day without an answer breaks it.
 */

/** A member's answered question days in one channel: the day's number, and the streak as of that day. */
export type AnsweredDays = ReadonlyMap<number, number>;

/**
 * What an answer on question day `day` does to a member's streaks.
 * @param answered at least the day before `day` and all days after it
 * @returns the days whose streak is new: `day` itself, then those after it that are now joined to it, since
 *   questions can stay open side by side and be answered in any order
 */
export const extendStreak = (answered: AnsweredDays, day: number): Map<number, number> => {
  const changed = new Map<number, number>();
  let streak = answered.get(day - 1) ?? 0;
  for (let next = day; next === day || answered.has(next); next++) changed.set(next, ++streak);
  return changed;
};

/**
 * The streak a member has now.
 * @param answered at least the days from the one before `firstOpen` on
 * @param latest the channel's newest question day, 0 when there was none
 * @param firstOpen the oldest question day that still takes answers, `latest + 1` when none does: an open question that is
 *   not answered yet ends no streak
 */
export const runningStreak = (answered: AnsweredDays, latest: number, firstOpen: number): number => {
  for (let day = latest; day >= firstOpen - 1; day--) {
    const streak = answered.get(day);
    if (streak !== undefined) return streak;
  }
  return 0;
};
