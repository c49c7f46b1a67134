import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** What a program has used since it started; the longest delay is since the last reset. */
export interface Usage {
  readonly cpuMs: number;
  readonly residentMb: number;
  /** The longest time for which its event loop could not run anything else. */
  readonly longestDelayMs: number;
}

/** A program that runs in a process of its own, with the probe in it. */
export interface Program {
  /** How long it took from the start of the process until it said that it is ready. */
  readonly startMs: number;
  usage(): Promise<Usage>;
  /** Begins a new measurement of delays. */
  reset(): Promise<Usage>;
  /** Lets each commit to SQLite block the program for this many more milliseconds from now on. */
  slowDown(commitMs: number): Promise<Usage>;
  stop(): Promise<void>;
}

/** How to start a program. */
export interface ProgramOptions {
  readonly script: string;
  readonly env?: Readonly<Record<string, string>>;
  /** A part of what it prints when it is ready. */
  readonly saysWhenReady: string;
  /** The file for its standard error. */
  readonly log: string;
  /** More flags for Node. */
  readonly flags?: readonly string[];
}

const root = resolve(import.meta.dirname, '../../..');
const probe = join(import.meta.dirname, 'probe.js');

/** The script that starts Hotseat. */
export const hotseat = join(root, 'hotseat.js');

/** Flags for Node that everything but a floor gets, from BENCH_FLAGS, as in `--cpu-prof`. */
export const profiling = (process.env.BENCH_FLAGS ?? '').split(' ').filter((flag) => flag !== '');

/** Starts a program and waits until it is ready. */
export const startProgram = async (options: ProgramOptions): Promise<Program> => {
  const { script, env = {}, saysWhenReady, flags = [] } = options;
  const log = openSync(options.log, 'a');
  const began = performance.now();
  const child = spawn(process.execPath, [...flags, '--import', probe, script], {
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...env },
    stdio: ['pipe', 'pipe', log, 'ipc'],
    serialization: 'advanced',
  });
  closeSync(log);
  const ended = once(child, 'exit');
  const ready = new Promise<number>((done) => {
    let printed = '';
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      printed += text;
      if (printed.includes(saysWhenReady)) done(performance.now() - began);
    });
  });
  const startMs = await Promise.race([
    ready,
    ended.then(([status]) => {
      throw new Error(`${script} ended with status ${status} before it was ready; see ${options.log}`);
    }),
  ]);
  const ask = async (request: 'report' | 'reset' | number): Promise<Usage> => {
    child.send(request);
    const [usage] = await once(child, 'message');
    return usage as Usage;
  };
  return {
    startMs,
    usage: () => ask('report'),
    reset: () => ask('reset'),
    slowDown: ask,
    stop: async () => {
      child.stdin?.end();
      child.kill('SIGTERM');
      await ended;
    },
  };
};

/** Waits until the program has used next to no processor time for a moment. */
export const idle = async (program: Program): Promise<void> => {
  for (let before = -100; ; ) {
    const { cpuMs } = await program.usage();
    if (cpuMs - before < 10) return;
    before = cpuMs;
    await sleep(250);
  }
};
