import type { Seed } from '../engine/random.ts';

/** The bot's access to the time, randomness, and wake-up calls. */
export interface Runtime {
  /** Returns the current time in epoch milliseconds. */
  now(): number;
  /** Creates a seed for a new session. */
  seed(): Seed;
  /** Calls `work` once, at `at` (epoch milliseconds) or earlier. A later call replaces an earlier one. */
  wake(at: number, work: () => void): void;
  /** Creates a code of ten digits and letters that nobody can guess. Leaves out letters that look like digits. */
  code(): string;
  /** The IANA time zone for workspaces without a schedule. */
  readonly timezone: string;
}
