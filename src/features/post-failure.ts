import type { Channel } from '../chat/people.ts';

/** A message could not be posted. */
export interface PostFailure {
  readonly channel: Channel;
  /** When the channel's posts began to fail, in epoch milliseconds. */
  readonly since: number;
  /** What is in the way and what to do about it, in sentences. */
  readonly reason: string;
  /** Whether it has gone on for so long that people should hear of it. */
  readonly isLong: boolean;
  /** Whether nothing will change until somebody does something about it. */
  readonly isFinal: boolean;
  /** Set if only this message may be missing, and others can still be posted. */
  readonly isLost?: true;
}
