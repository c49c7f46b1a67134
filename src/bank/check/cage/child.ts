import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { execPath } from 'node:process';
import { fileURLToPath } from 'node:url';
import type { JobResult } from './job-result.ts';
import { readLines } from './lines.ts';
import { type Account, nobody } from './nobody.ts';

/** A program that reads jobs from its standard input and answers each on its standard output, one line of JSON each. */
export interface Program {
  /** The program's file. */
  readonly file: URL;
  /** Files and folders that it may read besides its own file. */
  readonly reads: readonly URL[];
  readonly args: readonly string[];
  /** Flags for node that loosen the cage. */
  readonly flags?: readonly string[];
}

/** A started program that is ready for jobs. */
export interface Child {
  readonly pid: number;
  readonly warning: string | undefined;
  send(job: object): void;
  /** Waits for the next line. */
  answer(): Promise<JobResult>;
  end(): Promise<void>;
}

/** Starts the program as a user without rights, or as the present one if that can't be done, and says so. */
export const startChild = async (program: Program): Promise<Child> => {
  if (nobody === undefined)
    return launch(program, undefined, 'Snippets run with your own rights: only root can change users.');
  try {
    return await launch(program, nobody, undefined);
  } catch (error) {
    return launch(
      program,
      undefined,
      `Snippets run with your own rights: another user can't run them (${reason(error)}).`,
    );
  }
};

const reason = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const launch = async (
  { file, reads, args, flags = [] }: Program,
  account: Account | undefined,
  warning: string | undefined,
): Promise<Child> => {
  const readable = [file, ...reads].map((url) => `--allow-fs-read=${fileURLToPath(url)}`);
  const child = spawn(
    execPath,
    [
      '--permission',
      '--disallow-code-generation-from-strings',
      '--disable-warning=PERM0001',
      ...readable,
      ...flags,
      fileURLToPath(file),
      ...args,
    ],
    { cwd: '/', env: {}, stdio: ['pipe', 'pipe', 'pipe'], ...account },
  );
  const ended = endOf(child);
  const lines = readLines(child.stdout);
  const complaint = lastWords(child);
  const answer = (): Promise<JobResult> =>
    Promise.race([
      lines.next(),
      ended.then((how): JobResult => ({ kind: 'crash', detail: complaint() ?? how })),
    ]);
  // A process that has ended takes no more jobs; what ended it is told by `answer`.
  child.stdin.on('error', () => {});
  const end = async () => {
    child.kill('SIGKILL');
    // What was written and not read would keep the pipe open.
    child.stdout.destroy();
    await ended;
  };
  const first = await answer();
  if (first.kind !== 'answer' || child.pid === undefined) {
    await end();
    throw new Error(`${fileURLToPath(file)} did not start: ${first.kind === 'answer' ? '' : first.detail}`);
  }
  return {
    pid: child.pid,
    warning,
    send: (job) => void child.stdin.write(`${JSON.stringify(job)}\n`),
    answer,
    end,
  };
};

/** Resolves with how the process ended, also if it never started. */
const endOf = async (child: ChildProcess): Promise<string> => {
  try {
    const [code, signal] = await once(child, 'close');
    return `the process ended with ${signal ?? code}`;
  } catch (error) {
    return reason(error);
  }
};

const mostWords = 8_000;

/** Keeps what the process says last on its standard error, and finds the line that names the error. */
const lastWords = (child: ChildProcess): (() => string | undefined) => {
  let text = '';
  child.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
    text = (text + chunk).slice(-mostWords);
  });
  return () => /^\w*error: .*$/im.exec(text)?.[0].trim().slice(0, 300);
};
