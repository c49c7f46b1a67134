/** Stores which channels' posts fail, and who was told. Times are epoch milliseconds. */
export interface OutageLog {
  /** Stores that a post failed, and why. Returns since when the channel's posts fail. */
  fail(channel: number, reason: string, now: number): Promise<number>;
  /** Ends the channel's outage, if there is one: a post went through. */
  end(channel: number): Promise<void>;
  /**
   * Stores that a member is told this reason now, unless they were after `since`.
   * @returns whether to tell them
   */
  claimNotice(channel: number, member: number, reason: string, now: number, since: number): Promise<boolean>;
  /** Takes a claimed notice back: the member could not be reached. */
  releaseNotice(channel: number, member: number, reason: string): Promise<void>;
}
