import type { Level } from './question.ts';

/** What a right answer is worth before any bonus. A wrong one is worth nothing. */
export const basePoints: Readonly<Record<Level, number>> = { junior: 10, intermediate: 15, senior: 20 };

/** The most a streak adds to a right answer of the day. */
export const maxStreakBonus = 10;

/**
 * Points for a right answer in a quiz: the level's, plus up to half again for speed, linear over the time allowed.
 * @param elapsedMs time from the question to the answer; outside 0…`allowedMs` counts as the nearer end
 */
export const quizPoints = (level: Level, elapsedMs: number, allowedMs: number): number => {
  const left = 1 - Math.min(Math.max(elapsedMs / allowedMs, 0), 1);
  return Math.floor(basePoints[level] * (1 + left / 2));
};

/**
 * Points for a right answer to a daily question: the level's, plus one for each day of the running streak.
 * @param streak days answered in a row, this one included
 */
export const dailyPoints = (level: Level, streak: number): number =>
  basePoints[level] + Math.min(Math.max(streak, 0), maxStreakBonus);
