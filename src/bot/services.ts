import type { Logger } from 'pino';
import type { Bank } from '../features/question-bank.ts';
import type { Runtime } from './runtime.ts';
import type { Store } from './store.ts';

/** The services that the bot is made of. */
export interface Services {
  readonly store: Store;
  readonly bank: Bank;
  readonly runtime: Runtime;
  readonly log: Logger;
  /** How many days answers and names are kept; no limit if it is missing. */
  readonly retentionDays?: number | undefined;
}
