import type { Seed } from '../engine/random.ts';
import type { Bank } from './question-bank.ts';

/** Everything that a handler may need: one transaction's records, the question bank, the time, and chance. */
export interface Work<R> {
  readonly records: R;
  readonly bank: Bank;
  /** Epoch milliseconds. */
  readonly now: number;
  /** Creates a seed for a new session. */
  seed(): Seed;
  /** How many days answers and names are kept; `undefined` if there is no limit. */
  readonly retentionDays: number | undefined;
}
