import type { TimerKind } from '../features.ts';

/** Something to do later. `subject` is the id of what it is about. */
export interface Timer {
  readonly id: number;
  readonly kind: TimerKind;
  readonly subject: number;
  /** Epoch milliseconds. */
  readonly dueAt: number;
}

/** The scheduler's side of its timers; features set and clear them. */
export interface TimerQueue {
  /** Claims timers due at `now`, oldest first. */
  claim(now: number, limit: number): Promise<Timer[]>;
  /** Removes a claimed timer; says whether it was still there as it was claimed, and not done, cleared or set again. */
  done(timer: Timer): Promise<boolean>;
  /** Finds when the next timer can be claimed. */
  nextDue(): Promise<number | undefined>;
}
