import type { TimerKind } from '../features.ts';

/** Something to do later. `subject` is the id of what it is about. */
export interface Timer {
  readonly id: number;
  readonly kind: TimerKind;
  readonly subject: number;
  /** Epoch milliseconds. */
  readonly dueAt: number;
}

/** The scheduler's side of the timers; features set and clear them. */
export interface TimerQueue {
  /** Claims up to `limit` timers that are due at `now`, oldest first. */
  claim(now: number, limit: number): Promise<Timer[]>;
  /** Removes a claimed timer. Returns false if it was done, cleared, or set again since the claim. */
  done(timer: Timer): Promise<boolean>;
  /** Finds when the next timer can be claimed, in epoch milliseconds; `undefined` if there is none. */
  nextDue(): Promise<number | undefined>;
}
