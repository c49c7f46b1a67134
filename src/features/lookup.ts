import type { Bank } from './question-bank.ts';

/** The data in which typed options are looked up. */
export interface Lookup {
  readonly bank: Bank;
  /** Names of the workspace's teams. */
  readonly teams: readonly string[];
  /** Epoch milliseconds. */
  readonly now: number;
}
