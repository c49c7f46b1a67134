import type { Channel } from '../../chat/people.ts';

/** A channel's posts fail. It ends when one goes through. */
export interface Outage {
  readonly channel: Channel;
  /** When the first post failed, in epoch milliseconds. */
  readonly since: number;
  /** What is in the way and what to do about it, in sentences. */
  readonly reason: string;
}

/** Finds outages. */
export interface Outages {
  ofChannel(channel: number): Promise<Outage | undefined>;
  /**
   * Lists the outages that keep daily questions from a member: where they set up the question, if it began after
   * `since`, and where they play.
   */
  concerning(member: number, since: number): Promise<readonly Outage[]>;
}

/** The repositories of this feature. */
export interface OutagesRecords {
  readonly outages: Outages;
}
