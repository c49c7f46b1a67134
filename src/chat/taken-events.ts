/** The ids of events whose effects are stored. They say nothing about who did what. */
export interface TakenEvents {
  /** Takes an event's id. Returns false if it is taken; waits for the transaction that is about to take it. */
  take(platform: string, id: string, now: number): Promise<boolean>;
  /** Removes up to `limit` ids that were taken before `before` (epoch milliseconds), and returns how many. */
  removeOld(before: number, limit: number): Promise<number>;
}
