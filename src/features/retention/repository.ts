/** Removes what is older than it may be. */
export interface Aging {
  /**
   * Removes at most `limit` answers of a round that closed before `before` (epoch milliseconds). What they added to totals
   * and leaderboards stays. Answers that an undo may still need stay, too.
   * @param after the round's id is above this one
   * @returns from where to go on; `undefined` if nothing is left
   */
  thinAnswers(after: number, before: number, limit: number): Promise<number | undefined>;
  /**
   * Takes the names off members who played before `since` (an ISO date), but not after, and who manage nothing. Their points
   * stay. Whoever comes back has their name again. Goes through at most `limit` members.
   * @param after the members' ids are above this one
   * @returns from where to go on; `undefined` if nothing is left
   */
  forgetNames(after: number, since: string, limit: number): Promise<number | undefined>;
}

/** The repositories of this feature. */
export interface RetentionRecords {
  readonly aging: Aging;
}
