import { dailyPoints } from './points.ts';
import type { Level } from './question.ts';
import { type AnsweredDays, extendStreak } from './streak.ts';

/** A post this late is not made any more. */
const tooLateMs = 6 * 3_600_000;
/** A post up to this late needs no excuse. */
const punctualMs = 5 * 60_000;

/** What to do with a post that was due at `dueAt` when it is `now`, both in epoch milliseconds. */
export const postVerdict = (dueAt: number, now: number): 'on time' | 'late' | 'skip' => {
  const late = now - dueAt;
  if (late > tooLateMs) return 'skip';
  return late > punctualMs ? 'late' : 'on time';
};

/** What an answer to a daily question earns. */
export interface DailyResult {
  readonly points: number;
  /** The member's streak as of this question. */
  readonly streak: number;
  /** New streaks of question days, by the day's number. */
  readonly streaks: ReadonlyMap<number, number>;
}

/**
 * Scores an answer to a daily question.
 * @param day the question day's number, or nothing for an extra question, which leaves streaks alone
 * @param running the member's streak before the answer; what an extra question pays its bonus from
 */
export const scoreDaily = (
  { level, day, running }: { level: Level; day: number | undefined; running: number },
  right: boolean,
  answered: AnsweredDays,
): DailyResult => {
  const streaks = day === undefined ? new Map<number, number>() : extendStreak(answered, day);
  const streak = day === undefined ? running : (streaks.get(day) ?? 1);
  return { points: right ? dailyPoints(level, streak) : 0, streak, streaks };
};
