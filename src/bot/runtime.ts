import type { Seed } from '../engine/random.ts';

/** What the bot cannot compute: the time, chance, and being woken. */
export interface Runtime {
  /** Epoch milliseconds. */
  now(): number;
  /** A new seed for a new session. */
  seed(): Seed;
  /** Calls `work` once at `at` (epoch milliseconds) or as soon as that has passed. A later call replaces an earlier one. */
  wake(at: number, work: () => void): void;
  /** Ten letters and digits that nobody can guess, none of which looks like another. */
  code(): string;
  /** The IANA zone of people who have not named one. */
  readonly timezone: string;
}
