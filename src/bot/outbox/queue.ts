import type { PostKind } from '../features.ts';

/** A message to be sent, or to be brought up to date. */
export interface Post {
  readonly id: number;
  readonly channel: number;
  readonly kind: PostKind;
  /** The id of what it shows: a quiz, a round, a schedule, a withdrawn question, a recap. */
  readonly subject: number;
  /** Names the post forever, in at most 25 characters. */
  readonly key: string;
  /** The platform's id of the message, once that is known. */
  readonly message: string | undefined;
  /** Whether an earlier attempt to post it may have succeeded. */
  readonly unsure: boolean;
  /** The version that a sending now brings it to. */
  readonly version: number;
  /** Attempts that failed since the last success, those of processes that died among them. */
  readonly failures: number;
}

/** How sending a post went. */
export type PostOutcome =
  | { readonly kind: 'sent'; readonly message: string }
  /** It failed, and may have arrived all the same. */
  | { readonly kind: 'retry'; readonly at: number }
  /** It was not taken, and that is no failure. */
  | { readonly kind: 'postponed'; readonly at: number }
  | { readonly kind: 'dropped' }
  /** It still goes on; renews the claim. */
  | { readonly kind: 'sending'; readonly now: number };

/** What a process posts to: one workspace of a platform, or all of them. */
export interface Served {
  readonly name: string;
  readonly workspace?: string;
}

/** The sender's side of the outbox; features add posts and request edits. */
export interface PostQueue {
  /** Claims the oldest message due in each channel that is served, for sending now. */
  claim(now: number, limit: number, served: readonly Served[]): Promise<Post[]>;
  /** Keeps how sending a claimed message goes. */
  settle(post: Post, outcome: PostOutcome): Promise<void>;
  /** Finds when the next message can be claimed, leaving out those held back by one before them at `now`. */
  nextDue(now: number, served: readonly Served[]): Promise<number | undefined>;
}
