import type { Streak } from '../../engine/streak.ts';

/** A question that no longer breaks streaks. */
export interface Spared {
  readonly question: string;
  /** Since when, in epoch milliseconds. What was answered, or closed, later does not count. */
  readonly at: number;
  /** The id of its withdrawal, after which others do not count as withdrawn yet; `undefined` before it happens. */
  readonly id: number | undefined;
}

/** Whose streak to count, in which channel. */
export interface StreakQuery {
  readonly member: number;
  readonly channel: number;
  /** The question day that it is counted as of; now if this is missing. */
  readonly day?: number | undefined;
}

/**
 * Streaks of question days. A member keeps a channel's day by answering its question, or with a linked account by
 * answering a daily question of the same date in another workspace. Otherwise the day is missed, or neutral if it is still
 * open, a withdrawal cut it short, its message was deleted, or its question was withdrawn.
 */
export interface Streaks {
  /** Returns many streaks, in the order of `wanted`. */
  ofAll(wanted: readonly StreakQuery[]): Promise<readonly Streak[]>;
  /**
   * Does the same for members who are about to answer open rounds of these channels, which are locked. What can't change
   * anymore without anybody's doing is stored, so that next time only the days since then are counted.
   */
  advance(wanted: readonly StreakQuery[]): Promise<readonly Streak[]>;
  /** Returns a streak with things as they were when a question was withdrawn. */
  before(wanted: StreakQuery, spared: Spared): Promise<Streak>;
  /** Returns the longest streak that the person ever had, in days. */
  best(member: number): Promise<number>;
}

/** Question days that are neutral for some or all. */
export interface QuestionDays {
  /** Takes away a round's day number, so that its day does not count as a question day. */
  leaveOut(round: number): Promise<void>;
  /** Lets missing a round not count; those who answered it keep its day. */
  spare(round: number): Promise<void>;
}

/** The repositories of this feature. */
export interface StreaksRecords {
  readonly streaks: Streaks;
  readonly questionDays: QuestionDays;
}
