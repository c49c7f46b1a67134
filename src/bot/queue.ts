/** Something to do later. `subject` is the id of what it is about. */
export interface Timer {
  readonly id: number;
  readonly kind: TimerKind;
  readonly subject: number;
  /** Epoch milliseconds. */
  readonly dueAt: number;
}

/**
 * `quiz`: look at a quiz. `daily`: post a schedule's question. `close`: close a daily round. `recap`: post a schedule's
 * look back on the week.
 */
export type TimerKind = 'quiz' | 'daily' | 'close' | 'recap';

/** How long a claim holds, in milliseconds. Should the claimer die, another takes over after this. */
export const leaseMs = 10_000;

export interface Timers {
  /** Sets the one timer of this kind and subject. */
  set(kind: TimerKind, subject: number, dueAt: number): Promise<void>;
  clear(kind: TimerKind, subject: number): Promise<void>;
  /** Claims timers due at `now`, oldest first. */
  claim(now: number, limit: number): Promise<Timer[]>;
  /** Removes a claimed timer; says whether it was still there as it was claimed, and not done, cleared or set anew. */
  done(timer: Timer): Promise<boolean>;
  /** When the next timer can be claimed. */
  nextDue(): Promise<number | undefined>;
}

/** What a message shows. Its card is made anew from the records whenever it is sent. */
export type PostKind =
  | 'quiz-intro'
  | 'question'
  | 'quiz-end'
  | 'quiz-resumed'
  | 'daily-trouble'
  | 'withdrawn'
  | 'recap';

/** A message to be sent, or to be brought up to date. */
export interface Post {
  readonly id: number;
  readonly channel: number;
  readonly kind: PostKind;
  /** The id of what it shows: a quiz, a round, a schedule, a withdrawn question, a recap. */
  readonly subject: number;
  /** Names the post for ever, in at most 25 characters. */
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

export interface Posts {
  /** Queues a new message behind all others of the channel. */
  add(channel: number, kind: PostKind, subject: number, now: number): Promise<void>;
  /** Queues an edit of a message at `at`, or earlier if one is queued for earlier. */
  touch(kind: PostKind, subject: number, at: number): Promise<void>;
  /** Claims the oldest message due in each channel of these platforms, for sending now. */
  claim(now: number, limit: number, platforms: readonly string[]): Promise<Post[]>;
  /** Says how sending goes: the message's id, when to try again, that it is given up, or that it still goes on. */
  settle(post: Post, outcome: PostOutcome): Promise<void>;
  /** When the next message can be claimed, leaving out those held back by one before them at `now`. */
  nextDue(now: number, platforms: readonly string[]): Promise<number | undefined>;
}

export type PostOutcome =
  | { readonly kind: 'sent'; readonly message: string }
  /** It failed, and may have arrived all the same. */
  | { readonly kind: 'retry'; readonly at: number }
  /** It was not taken, and is no failure. */
  | { readonly kind: 'postponed'; readonly at: number }
  | { readonly kind: 'dropped' }
  /** Renews the claim. */
  | { readonly kind: 'sending'; readonly now: number };
