import { fileURLToPath } from 'node:url';
import { type Limits, openCage } from '../cage/cage.ts';
import type { JobResult } from '../cage/job-result.ts';
import { snapshotFile } from './snapshot.ts';

/** What a program did: all it wrote to standard output, and the exception that ended it, if one did. */
export interface Run {
  readonly output: string;
  /** The exception's class name, as in `TypeError`. */
  readonly raised?: string | undefined;
  /** The exception's message. */
  readonly detail?: string | undefined;
}

/** A real CPython, compiled to WebAssembly, that runs snippets one at a time. */
export interface Python {
  readonly warning: string | undefined;
  /** Returns the syntax error in `code`, or `undefined` if it compiles. */
  compile(code: string): Promise<string | undefined>;
  /**
   * Runs `code` as a whole program. One that takes longer than ten seconds ends with `raised: 'Timeout'`, one that takes
   * more than a gibibyte with `raised: 'OutOfMemory'`, one that brings the interpreter down (endless recursion does)
   * with `raised: 'Crash'`.
   */
  run(code: string): Promise<Run>;
  close(): Promise<void>;
}

interface Options {
  readonly limits?: Limits;
  readonly hashSeed?: number;
}

/** Starts CPython in a cage; its hash seed decides the order of sets. */
export const openPython = async ({ limits, hashSeed = 0 }: Options = {}): Promise<Python> => {
  const folder = new URL('.', import.meta.resolve('pyodide'));
  const snapshot = await snapshotFile(folder, hashSeed);
  const program = {
    file: new URL('./child.ts', import.meta.url),
    reads: [new URL('./runner.ts', import.meta.url), folder, ...(snapshot === undefined ? [] : [snapshot])],
    args: [folder.href, ...(snapshot === undefined ? [] : [fileURLToPath(snapshot)])],
  };
  const cage = await openCage(program, limits);
  return {
    warning: cage.warning,
    compile: async (code) => {
      const reply = await cage.ask({ job: 'compile', code });
      return reply.kind === 'answer' ? text(reply.value, 'error') : reply.detail;
    },
    run: async (code) => toRun(await cage.ask({ job: 'run', code })),
    close: cage.close,
  };
};

const names = { time: 'Timeout', memory: 'OutOfMemory', size: 'OutputLimit', crash: 'Crash' } as const;

const toRun = (reply: JobResult): Run => {
  if (reply.kind !== 'answer') return { output: '', raised: names[reply.kind], detail: reply.detail };
  const [output = '', raised, detail] = ['output', 'raised', 'detail'].map((field) =>
    text(reply.value, field),
  );
  return { output, raised, detail };
};

/** Reads a text of an answer, which a snippet may have forged. */
const text = (answer: unknown, field: string): string | undefined => {
  const value: unknown = Object.getOwnPropertyDescriptor(Object(answer), field)?.value;
  return typeof value === 'string' ? value : undefined;
};
