/** Stores which channels' posts fail, and who was told. Times are epoch milliseconds. */
export interface OutageLog {
  /** Stores that a post failed, and why. Returns since when the channel's posts fail. */
  fail(channel: number, reason: string, now: number): Promise<number>;
  /** Ends the channel's outage, if there is one: a post went through. */
  end(channel: number): Promise<void>;
  /** Returns whether a member was told this reason after `since`. */
  wasTold(channel: number, member: number, reason: string, since: number): Promise<boolean>;
  /** Stores that a member was told. */
  told(channel: number, member: number, reason: string, now: number): Promise<void>;
}
