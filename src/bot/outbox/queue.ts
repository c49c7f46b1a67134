import type { PostKind } from '../features.ts';

/** A message that waits to be posted or edited. */
export interface Post {
  readonly id: number;
  readonly channel: number;
  readonly kind: PostKind;
  /** The id of what it shows: a quiz, a round, a schedule, a withdrawn question, a recap. */
  readonly subject: number;
  /** Identifies the post across retries and restarts; at most 25 characters, never reused. */
  readonly key: string;
  /** The platform's id of the message; `undefined` until it is known. */
  readonly message: string | undefined;
  /** Whether an earlier attempt to post it may have succeeded. */
  readonly unsure: boolean;
  /** Grows with every edit requested, so that one requested while this is being sent is noticed. */
  readonly version: number;
  /** Failed attempts since the last success, including those of processes that died. */
  readonly failures: number;
  /** Whether the platform refused an earlier attempt to post it. */
  readonly isRefused: boolean;
  /** Whether all that is new is that it no longer names somebody who was erased. */
  readonly isRedraw: boolean;
}

/** The outcome of sending a post. Times are epoch milliseconds. */
export type PostOutcome =
  | { readonly kind: 'sent'; readonly message: string }
  /** It failed, but may have arrived anyway. */
  | { readonly kind: 'retry'; readonly at: number }
  /** The platform asked to wait, which does not count as a failure. */
  | { readonly kind: 'postponed'; readonly at: number }
  /** The platform refused it, so it has not arrived. Later posts do not wait for it. */
  | { readonly kind: 'refused'; readonly at: number }
  | { readonly kind: 'dropped' }
  /** Somebody has deleted the message. */
  | { readonly kind: 'deleted' }
  /** Sending is still in progress; renews the claim. */
  | { readonly kind: 'sending'; readonly now: number };

/** A platform that this process posts to: one of its workspaces, or all of them. */
export interface Served {
  readonly name: string;
  readonly workspace?: string;
}

/** The sender's side of the outbox; features add posts and request edits. */
export interface PostQueue {
  /** Claims up to `limit` posts that are due, to send them now: at most one new message and one edit per served channel. */
  claim(now: number, limit: number, served: readonly Served[]): Promise<Post[]>;
  /** Stores the outcome of sending a claimed post. */
  settle(post: Post, outcome: PostOutcome): Promise<void>;
  /** Finds when the next post can be claimed, leaving out posts that wait behind another one at `now`. */
  nextDue(now: number, served: readonly Served[]): Promise<number | undefined>;
}

/** The posts that nothing is left to do for. */
export interface FinishedPosts {
  /**
   * Goes through up to `limit` posts with ids above `after`, and removes those that are finished, untouched since `before`
   * (epoch milliseconds), and either of one of these kinds or never sent.
   * @returns the highest id that it saw; `undefined` if it reached the end
   */
  thin(after: number, before: number, kinds: readonly PostKind[], limit: number): Promise<number | undefined>;
}
