import type { DailyGame } from '../rounds/repository.ts';

/** Names a daily question by its day. */
export const headingOf = ({ day }: Pick<DailyGame, 'day'>): string =>
  day === undefined ? 'Extra question' : `Daily question ${day}`;
