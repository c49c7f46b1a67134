import type { Answer, Round } from '../rounds/repository.ts';

/**
 * Streaks of question days. A day of a channel is kept by answering its question, or, for who has linked accounts, a daily
 * question of the same date in another workspace. A day that is still open, or whose question was withdrawn, breaks
 * nothing.
 */
export interface Streaks {
  /** The member's streak in a channel as of question day `day`, or of now. */
  of(member: number, channel: number, day?: number): Promise<number>;
  /** The longest streak that the member's person ever had. */
  best(member: number): Promise<number>;
  /**
   * Answers to later question days of the round's channel, of members who did not answer the round, that a longer streak
   * could make worth more.
   */
  after(round: Round): Promise<readonly { readonly round: Round; readonly answer: Answer }[]>;
  /** Takes a round's number away: its day is no question day. */
  leaveOut(round: number): Promise<void>;
}

/** The repositories of this feature. */
export interface StreaksRecords {
  readonly streaks: Streaks;
}
