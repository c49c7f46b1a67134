import { Worker } from 'node:worker_threads';

/** What a program did: all it wrote to standard output, and the exception that ended it, if one did. */
export interface Run {
  readonly output: string;
  /** The exception's class name, as in `TypeError`. */
  readonly raised?: string;
  /** The exception's message. */
  readonly detail?: string;
}

/** A real CPython, compiled to WebAssembly, that runs snippets one at a time. */
export interface Python {
  /** Answers the syntax error in `code`, or nothing when it compiles. */
  compile(code: string): Promise<string | undefined>;
  /**
   * Runs `code` as a whole program. One that takes longer than ten seconds ends with `raised: 'Timeout'`, one that
   * brings the interpreter down (endless recursion does) with `raised: 'Crash'`.
   */
  run(code: string): Promise<Run>;
  close(): Promise<void>;
}

const timeLimitMs = 10_000;

/** Starts CPython in a thread; it takes about two seconds. */
export const openPython = async (): Promise<Python> => {
  let worker = await startWorker();
  return {
    compile: async (code) => (await ask(worker, { job: 'compile', code })) as string | undefined,
    run: async (code) => {
      const done = await ask(worker, { job: 'run', code }, timeLimitMs).catch(
        (error) => new Error(String(error)),
      );
      if (done !== timedOut && !(done instanceof Error)) return done as Run;
      await worker.terminate();
      worker = await startWorker();
      return done instanceof Error
        ? { output: '', raised: 'Crash', detail: done.message }
        : { output: '', raised: 'Timeout', detail: `still running after ${timeLimitMs / 1000} s` };
    },
    close: async () => void (await worker.terminate()),
  };
};

const timedOut = Symbol('timed out');

const startWorker = async (): Promise<Worker> => {
  const worker = new Worker(new URL('./python-worker.ts', import.meta.url));
  await reply(worker);
  return worker;
};

/** What the thread answers, or that it did not in time. */
const ask = async (worker: Worker, message: object, limitMs?: number): Promise<unknown> => {
  const answer = reply(worker);
  worker.postMessage(message);
  if (limitMs === undefined) return answer;
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise((resolve) => {
    timer = setTimeout(resolve, limitMs, timedOut);
  });
  return Promise.race([answer, limit]).finally(() => clearTimeout(timer));
};

const reply = (worker: Worker): Promise<unknown> =>
  new Promise((resolve, reject) => {
    const settle = (done: () => void) => {
      worker.off('message', onMessage);
      worker.off('error', onError);
      worker.off('exit', onExit);
      done();
    };
    const onMessage = (value: unknown) => settle(() => resolve(value));
    const onError = (error: Error) => settle(() => reject(error));
    const onExit = () => settle(() => reject(new Error('the interpreter ended')));
    worker.on('exit', onExit);
    worker.on('message', onMessage);
    worker.on('error', onError);
  });
