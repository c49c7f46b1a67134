import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';

/** How a process is started. */
export interface Start {
  readonly database: string;
  /** Epoch milliseconds. */
  readonly now: number;
  readonly seed: number;
  /** Environment variables that say which platforms it serves. */
  readonly settings: Readonly<Record<string, string>>;
}

/** Tells the process to let time pass. */
export interface ToChild {
  readonly advance: number;
}

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
  kill(): void;
  readonly ended: Promise<void>;
}

/** A process that hangs for this long fails the run. */
const longestRunMs = 60_000;

/** Starts a process. `onMessage` gets all its messages. */
export const begin = (start: Start, onMessage: (message: FromChild) => void): BotProcess => {
  const child: ChildProcess = spawn(process.execPath, [join(import.meta.dirname, 'child.ts')], {
    env: {
      PATH: process.env.PATH,
      CHAOS: JSON.stringify(start),
      LOG_LEVEL: process.env.LOG_LEVEL ?? 'silent',
      NODE_COMPILE_CACHE: `${start.database}.cache`,
    },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    timeout: longestRunMs,
    killSignal: 'SIGKILL',
  });
  let isAlive = true;
  const died = Promise.withResolvers<never>();
  const ready = Promise.withResolvers<void>();
  let done = Promise.withResolvers<void>();
  died.promise.catch(() => {});
  child.on('message', (message: FromChild) => {
    if (!isAlive) return;
    onMessage(message);
    if (message.kind === 'ready') ready.resolve();
    if (message.kind === 'done') done.resolve();
  });
  const ended = new Promise<void>((resolve) => {
    child.on('close', () => {
      isAlive = false;
      died.reject(new Died('The process is dead.'));
      resolve();
    });
  });
  const during = <T>(work: Promise<T>): Promise<T> => {
    // Failures after the process is dead do not matter.
    work.catch(() => {});
    return Promise.race([work, died.promise]);
  };
  return {
    ready: during(ready.promise),
    during,
    ended,
    advance: (ms) => {
      done = Promise.withResolvers();
      if (isAlive && child.connected) child.send({ advance: ms } satisfies ToChild, () => {});
      return during(done.promise);
    },
    kill: () => void child.kill('SIGKILL'),
  };
};
