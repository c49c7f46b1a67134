import { type Child, type Program, startChild } from './child.ts';
import type { JobResult } from './job-result.ts';
import { residentBytes } from './resident.ts';

/** A process that does jobs for a program that nobody trusts. It can read little, write nothing and reach nobody. */
export interface Cage {
  /** Tells why the process has the rights of the person who started it, or `undefined` if it has almost none. */
  readonly warning: string | undefined;
  /** Has one job done. A process that breaks a limit is ended, and the next job gets another one. */
  ask(job: object): Promise<JobResult>;
  close(): Promise<void>;
}

/** What a job may use. */
export interface Limits {
  readonly ms: number;
  readonly bytes: number;
}

const mebibyte = 2 ** 20;
const defaultLimits: Limits = { ms: 10_000, bytes: 1024 * mebibyte };

/** How often the process is measured; WebAssembly fills some hundred megabytes in this time. */
const measureEveryMs = 100;

/** Starts the program in a cage. */
export const openCage = async (program: Program, limits = defaultLimits): Promise<Cage> => {
  let child: Child | undefined = await startChild(program);
  const { warning } = child;
  const askNow = async (job: object): Promise<JobResult> => {
    child ??= await startChild(program);
    const reply = await askWithin(child, job, limits);
    if (reply.kind !== 'answer') {
      await child.end();
      child = undefined;
    }
    return reply;
  };
  // One job at a time: an answer does not say which job it belongs to.
  let before: Promise<unknown> = Promise.resolve();
  return {
    warning,
    ask: (job) => {
      const reply = before.then(() => askNow(job));
      before = reply.catch(() => {});
      return reply;
    },
    close: async () => void (await child?.end()),
  };
};

const askWithin = async (child: Child, job: object, { ms, bytes }: Limits): Promise<JobResult> => {
  const late = Promise.withResolvers<JobResult>();
  const timer = setTimeout(
    () => late.resolve({ kind: 'time', detail: `still running after ${ms / 1000} s` }),
    ms,
  );
  const large = Promise.withResolvers<JobResult>();
  const meter = setInterval(async () => {
    if ((await residentBytes(child.pid)) > bytes) {
      large.resolve({ kind: 'memory', detail: `takes more than ${bytes / mebibyte} MiB` });
    }
  }, measureEveryMs);
  try {
    child.send(job);
    return await Promise.race([child.answer(), late.promise, large.promise]);
  } finally {
    clearTimeout(timer);
    clearInterval(meter);
  }
};
