import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { platform } from 'node:process';
import { promisify } from 'node:util';

/**
 * Measures how much memory a process holds, in bytes; zero once it has ended. V8's own limit does not bound
 * WebAssembly, so it has to be measured from outside.
 */
export const residentBytes = async (pid: number): Promise<number> => {
  try {
    return 1024 * Number(platform === 'linux' ? await fromProc(pid) : await fromPs(pid));
  } catch {
    return 0;
  }
};

const fromProc = async (pid: number): Promise<string> =>
  /^VmRSS:\s+(\d+) kB$/m.exec(await readFile(`/proc/${pid}/status`, 'utf8'))?.[1] ?? '0';

const fromPs = async (pid: number): Promise<string> =>
  (await promisify(execFile)('ps', ['-o', 'rss=', '-p', String(pid)])).stdout;
