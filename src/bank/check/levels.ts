import { type Level, levels } from '../../engine/question.ts';
import type { Entry } from '../loader.ts';

/** Counts the questions with choices at each level. */
export const countLevels = (entries: readonly Entry[]): Readonly<Record<Level, number>> => {
  const closed = entries.filter(({ question }) => question.kind !== 'open');
  const count = (level: Level) => closed.filter(({ question }) => question.level === level).length;
  return { junior: count('junior'), intermediate: count('intermediate'), senior: count('senior') };
};

/** Computes the share of the questions with choices that are senior, from 0 to 1. */
export const seniorShare = (entries: readonly Entry[]): number => {
  const counts = countLevels(entries);
  const sum = levels.reduce((total, level) => total + counts[level], 0);
  return counts.senior / Math.max(1, sum);
};
