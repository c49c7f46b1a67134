import { type Level, levels } from '../../engine/question.ts';
import type { Entry } from '../loader.ts';
import type { Problem } from '../problem.ts';
import { percent } from './giveaways.ts';

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

/** A bank with fewer senior questions than this has a ceiling that strong people hit. */
const fewest = 0.15;
/** Below this many questions the share says nothing. */
const enough = 40;

/** Finds a bank with too few senior questions. */
export const checkLevels = (entries: readonly Entry[]): Problem[] => {
  const share = seniorShare(entries);
  const closed = entries.filter(({ question }) => question.kind !== 'open').length;
  if (closed < enough || share >= fewest) return [];
  const says = `${percent(share)} of the questions with choices are senior, and at least ${percent(fewest)} should be; write some that weigh a trade-off, or that find a cause from evidence`;
  return [{ file: 'bank', says }];
};
