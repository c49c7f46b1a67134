/** What managers decided for a channel. */
export interface ChannelPolicyRow {
  channelId: number;
  starters: 'everyone' | 'managers' | 'owners';
  /** How many questions a quiz has at most; null if nobody limits it. */
  mostQuestions: number | null;
}

/** A member who manages a channel. */
export interface ChannelOwnerRow {
  channelId: number;
  memberId: number;
}
