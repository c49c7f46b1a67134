import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';

/** What a process is started with. */
export interface Start {
  readonly database: string;
  /** Epoch milliseconds. */
  readonly now: number;
  readonly seed: number;
  /** The environment that says which platforms it serves. */
  readonly settings: Readonly<Record<string, string>>;
}

/** Lets time pass. */
export interface ToChild {
  readonly advance: number;
}

/** `ready`: it serves. `now`: what time it is there. `done`: time has passed, and what was due is done. */
export type FromChild =
  | { readonly kind: 'ready' }
  | { readonly kind: 'now'; readonly now: number }
  | { readonly kind: 'done' };

/** The process ended while something was wanted of it. */
export class Died extends Error {}

/** A process, from its start to its death. */
export interface BotProcess {
  /** Rejects with {@link Died} when the process ends first. */
  readonly ready: Promise<void>;
  advance(ms: number): Promise<void>;
  /** What `work` comes to, unless the process ends first. */
  during<T>(work: Promise<T>): Promise<T>;
  kill(): void;
  readonly ended: Promise<void>;
}

/** A process that hangs for so long is a failure of the run. */
const longestRunMs = 60_000;

/** Starts a process. `onMessage` hears everything it says. */
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
    // What fails once the process is dead interests nobody.
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
