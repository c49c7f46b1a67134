import { setImmediate } from 'node:timers/promises';
import { type Logger, pino } from 'pino';

/** Notices what must never happen, whatever comes in. */
export interface Watch {
  /** Give this to the bot. */
  readonly log: Logger;
  /** Lists what happened since the last call: errors that nobody caught, and log lines at level error. */
  problems(): Promise<string[]>;
  end(): void;
}

const errorLevel = 50;

/** Begins to watch this process. */
export const createWatch = (): Watch => {
  let found: string[] = [];
  const note = (what: string) => (error: unknown) =>
    void found.push(`${what}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  const rejected = note('an unhandled rejection');
  const thrown = note('an uncaught exception');
  process.on('unhandledRejection', rejected);
  process.on('uncaughtException', thrown);
  const write = (line: string) => {
    if (JSON.parse(line).level >= errorLevel) found.push(`logged as an error: ${line.trim()}`);
  };
  return {
    log: pino({ level: 'warn' }, { write }),
    problems: async () => {
      // Node reports a rejection once the promises of this turn are done.
      await setImmediate();
      const all = found;
      found = [];
      return all;
    },
    end: () => {
      process.off('unhandledRejection', rejected);
      process.off('uncaughtException', thrown);
    },
  };
};
