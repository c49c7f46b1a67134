import type { Level } from './question.ts';

/** Points for a right answer before any bonus, by level. A wrong answer earns none. */
export const basePoints: Readonly<Record<Level, number>> = { junior: 10, intermediate: 15, senior: 20 };

/** The most points that a streak adds to a right answer to a daily question. */
export const maxStreakBonus = 10;

/**
 * Computes the points for a right answer in a quiz: the level's points, plus up to half of them for speed, linear over
 * the time allowed.
 * @param elapsedMs time from the question to the answer; values outside 0…`allowedMs` count as the nearer end
 */
export const quizPoints = (level: Level, elapsedMs: number, allowedMs: number): number => {
  const left = 1 - Math.min(Math.max(elapsedMs / allowedMs, 0), 1);
  return Math.floor(basePoints[level] * (1 + left / 2));
};

/**
 * Computes the points for a right answer to a daily question: the level's points, plus one for each day of the current
 * streak, up to `maxStreakBonus`.
 * @param streak days answered in a row, including this one
 */
export const dailyPoints = (level: Level, streak: number): number =>
  basePoints[level] + Math.min(Math.max(streak, 0), maxStreakBonus);
