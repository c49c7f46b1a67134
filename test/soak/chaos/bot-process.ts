import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';

/** How a process is started. */
export interface Start {
  /** The path of a file, or the URL of a PostgreSQL server. */
  readonly database: string;
  /** A folder for what processes leave to the next. */
  readonly cache: string;
  /** Epoch milliseconds. */
  readonly now: number;
  readonly seed: number;
  /** Environment variables that say which platforms it serves. */
  readonly settings: Readonly<Record<string, string>>;
}

/** Tells the process to let time pass, or that the disk of its database is full or has room again. */
export type ToChild = { readonly advance: number } | { readonly isFull: boolean };

/** `ready`: it is serving. `now`: its current time. `done`: time has passed, and everything due is done. */
export type FromChild =
  | { readonly kind: 'ready' }
  | { readonly kind: 'now'; readonly now: number }
  | { readonly kind: 'done' };

/** The process ended before it had done what was asked. */
export class Died extends Error {}

/** A running process, until it dies. */
export interface BotProcess {
  /** Rejects with {@link Died} if the process ends first. */
  readonly ready: Promise<void>;
  advance(ms: number): Promise<void>;
  /** Resolves to the result of `work`; rejects if the process ends first. */
  during<T>(work: Promise<T>): Promise<T>;
  /** Fills the disk of its database file, or makes room on it. */
  fill(isFull: boolean): void;
  kill(): void;
  /** Resolves once it has ended, to whether it crashed after it was ready. */
  readonly ended: Promise<boolean>;
}

/** A process that hangs for this long fails the run. */
const longestRunMs = 180_000;

/** Starts a process. `onMessage` gets all its messages. */
export const begin = (start: Start, onMessage: (message: FromChild) => void): BotProcess => {
  const child: ChildProcess = spawn(process.execPath, [join(import.meta.dirname, 'child.ts')], {
    env: {
      PATH: process.env.PATH,
      CHAOS: JSON.stringify(start),
      LOG_LEVEL: process.env.LOG_LEVEL ?? 'silent',
      NODE_COMPILE_CACHE: start.cache,
    },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    timeout: longestRunMs,
    killSignal: 'SIGKILL',
  });
  let isAlive = true;
  let isReady = false;
  const died = Promise.withResolvers<never>();
  const ready = Promise.withResolvers<void>();
  let done = Promise.withResolvers<void>();
  died.promise.catch(() => {});
  child.on('message', (message: FromChild) => {
    if (!isAlive) return;
    onMessage(message);
    if (message.kind === 'ready') {
      isReady = true;
      ready.resolve();
    }
    if (message.kind === 'done') done.resolve();
  });
  const ended = new Promise<boolean>((resolve) => {
    child.on('close', (status) => {
      isAlive = false;
      died.reject(new Died('The process is dead.'));
      // A process that was killed has no status.
      resolve(isReady && status !== null);
    });
  });
  const during = <T>(work: Promise<T>): Promise<T> => {
    // Failures after the process is dead do not matter.
    work.catch(() => {});
    return Promise.race([work, died.promise]);
  };
  const tell = (message: ToChild): void => {
    if (isAlive && child.connected) child.send(message, () => {});
  };
  return {
    ready: during(ready.promise),
    during,
    ended,
    advance: (ms) => {
      done = Promise.withResolvers();
      tell({ advance: ms });
      return during(done.promise);
    },
    fill: (isFull) => tell({ isFull }),
    kill: () => void child.kill('SIGKILL'),
  };
};
