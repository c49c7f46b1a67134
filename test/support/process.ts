import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** The result of a process that has ended. */
export interface Ended {
  readonly output: string;
  readonly errors: string;
  /** `null` if it was killed. */
  readonly status: number | null;
}

export interface RunOptions {
  readonly args?: readonly string[];
  readonly input?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** The executable; defaults to the current Node. */
  readonly node?: string;
  /** The user that the process runs as; only root may choose one. */
  readonly uid?: number;
  /** Kills the process with SIGKILL once it has printed this many characters. */
  readonly killAfter?: number;
}

const root = resolve(import.meta.dirname, '../..');

/** Runs Hotseat as a user would, with piped input. */
export const runHotseat = ({
  args = [],
  input = '',
  env = {},
  node,
  uid,
  killAfter,
}: RunOptions): Promise<Ended> =>
  new Promise((done) => {
    const child = spawn(node ?? process.execPath, [join(root, 'hotseat.js'), ...args], {
      env: { PATH: process.env.PATH, ...env },
      ...(uid === undefined ? {} : { uid, gid: uid }),
      timeout: 25_000,
      killSignal: 'SIGKILL',
    });
    let output = '';
    let errors = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      if (killAfter !== undefined && output.length >= killAfter) child.kill('SIGKILL');
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      errors += text;
    });
    child.stdin.on('error', () => {});
    child.stdin.end(input);
    child.on('close', (status) => done({ output, errors, status }));
  });

/** Runs `work` with an empty folder, and removes the folder afterwards. */
export const inFolder = async <T>(work: (folder: string) => Promise<T>): Promise<T> => {
  const folder = await mkdtemp(join(tmpdir(), 'hotseat-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};
