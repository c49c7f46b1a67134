/** A question day from the point of view of one person. */
export interface StreakDay {
  /** Whether the person kept it. */
  readonly isKept: boolean;
  /** Whether missing it breaks a streak. */
  readonly breaks: boolean;
}

/**
 * Counts the days that were kept since the last break.
 * @param days newest first
 * @returns the count, and whether there was a break; if not, earlier days may add to it
 */
export const streakOf = (
  days: readonly StreakDay[],
): { readonly streak: number; readonly isBroken: boolean } => {
  const broken = days.findIndex(({ isKept, breaks }) => !isKept && breaks);
  const since = broken < 0 ? days : days.slice(0, broken);
  return { streak: since.filter(({ isKept }) => isKept).length, isBroken: broken >= 0 };
};
