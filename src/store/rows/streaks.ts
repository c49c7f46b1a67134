/** A member's streak in a channel after a question day. */
export interface StreakRow {
  memberId: number;
  channelId: number;
  day: number;
  days: number;
  /** Days kept that count toward freezes. */
  saved: number;
  /** Missed days since the last one kept, each covered by a freeze. */
  covered: number;
}

/** A member who wants to be reminded of streaks that are about to break. */
export interface ReminderRow {
  memberId: number;
  /** The local date of the latest reminder. */
  lastDate: string | null;
}
