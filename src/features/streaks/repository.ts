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
 * answering a daily question of the same date in another workspace. A day that is still open, that a withdrawal cut
 * short, or whose question was withdrawn does not break a streak.
 */
export interface Streaks {
  /**
   * Returns the member's streak in a channel, in days, as of question day `day` or of now.
   * @param spared counts as things were when this question was withdrawn
   */
  of(member: number, channel: number, day?: number, spared?: Spared): Promise<number>;
  /** Returns many streaks, in the order of `wanted`. */
  ofAll(wanted: readonly StreakQuery[]): Promise<readonly number[]>;
  /** Returns the longest streak that the person ever had, in days. */
  best(member: number): Promise<number>;
  /** Takes away a round's day number, so that its day does not count as a question day. */
  leaveOut(round: number): Promise<void>;
}

/** The repositories of this feature. */
export interface StreaksRecords {
  readonly streaks: Streaks;
}
