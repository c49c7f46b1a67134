import type { Level } from './question.ts';

/** Points for a right answer before any bonus, by level. A wrong answer earns none. */
export const basePoints: Readonly<Record<Level, number>> = { junior: 100, intermediate: 150, senior: 200 };

/** Points that each day of a streak adds to a right answer to a daily question. */
export const pointsPerDay = 10;

/** The longest streak that adds points, in days. Further days add none. */
export const mostRewardedDays = 10;

/**
 * Computes the points for a right answer in a quiz: the level's points, plus up to half of them for speed, linear to the
 * millisecond over the time allowed. Rounds down to whole points.
 * @param elapsedMs time from the question to the answer; values outside 0…`allowedMs` count as the nearer end
 */
export const quizPoints = (level: Level, elapsedMs: number, allowedMs: number): number => {
  const base = basePoints[level];
  const leftMs = allowedMs - Math.min(Math.max(elapsedMs, 0), allowedMs);
  return base + Math.floor((base * leftMs) / (2 * allowedMs));
};

/**
 * Computes the points for a right answer to a daily question: the level's points, plus some for each day of the current
 * streak, up to `mostRewardedDays`.
 * @param streak days answered in a row, including this one
 */
export const dailyPoints = (level: Level, streak: number): number =>
  basePoints[level] + pointsPerDay * Math.min(Math.max(streak, 0), mostRewardedDays);
