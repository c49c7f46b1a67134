import type { Logger } from 'pino';
import type { Bank } from '../features/question-bank.ts';
import type { Runtime } from './runtime.ts';
import type { Store } from './store.ts';

/** What the bot is made of. */
export interface Services {
  readonly store: Store;
  readonly bank: Bank;
  readonly runtime: Runtime;
  readonly log: Logger;
  /** Rounds up to this number do not count as asked when questions are picked. */
  readonly ignoreRoundsThrough: number;
}
