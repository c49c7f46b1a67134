/** A question day from the point of view of one person. A neutral one, such as one that is still open, changes nothing. */
export type StreakDay = 'kept' | 'missed' | 'neutral';

/** A person's streak after some days. */
export interface Streak {
  /** How many days were kept since the last break. Missed days that freezes covered are not among them. */
  readonly days: number;
  /** Days kept that count toward freezes: {@link daysPerFreeze} for each one held, and those toward the next one. */
  readonly saved: number;
  /** How many days were missed since the last one kept, each covered by a freeze. */
  readonly covered: number;
}

/** How many days have to be kept to earn a freeze. */
export const daysPerFreeze = 10;

/** How many freezes can be held. */
export const mostFreezes = 2;

/** The streak before the first day, and after a break. */
export const noStreak: Streak = { days: 0, saved: 0, covered: 0 };

/** Counts the freezes that a streak holds, from 0 to {@link mostFreezes}. */
export const freezesOf = ({ saved }: Streak): number => Math.floor(saved / daysPerFreeze);

/**
 * Computes a streak from the one before some days. A missed day uses up a freeze, or breaks a streak without one. Days kept
 * while all freezes are held don't count toward another one, so whoever keeps more days never has less.
 * @param days oldest first
 */
export const streakAfter = (days: Iterable<StreakDay>, before: Streak = noStreak): Streak => {
  let streak = before;
  for (const day of days) streak = next[day](streak);
  return streak;
};

/**
 * Finds the longest streak that there ever was.
 * @param days oldest first
 */
export const longestStreak = (days: Iterable<StreakDay>): number => {
  let longest = 0;
  let streak = noStreak;
  for (const day of days) {
    streak = next[day](streak);
    longest = Math.max(longest, streak.days);
  }
  return longest;
};

const next: Readonly<Record<StreakDay, (streak: Streak) => Streak>> = {
  kept: ({ days, saved }) => ({
    days: days + 1,
    saved: Math.min(saved + 1, mostFreezes * daysPerFreeze),
    covered: 0,
  }),
  missed: ({ days, saved, covered }) =>
    saved < daysPerFreeze ? noStreak : { days, saved: saved - daysPerFreeze, covered: covered + 1 },
  neutral: (streak) => streak,
};

/**
 * Finds the newest day after which there is no streak, whatever was before these days: more were missed in a row than freezes
 * can cover.
 * @param days newest first
 * @returns its index; -1 if there is none
 */
export const sureBreak = (days: readonly StreakDay[]): number => {
  const missed: number[] = [];
  for (const [index, day] of days.entries()) {
    if (day === 'kept') missed.length = 0;
    else if (day === 'missed' && missed.push(index) > mostFreezes) return missed[0] ?? index;
  }
  return -1;
};
