import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

/** Another program that keeps a SQLite file locked. */
export interface FileLocker {
  /** Gives the file back. */
  release(): Promise<void>;
}

const program = `
  const Database = require('better-sqlite3');
  const database = new Database(process.argv[1], { timeout: 10000 });
  database.exec('begin immediate');
  process.stdout.write('locked');
  process.stdin.on('end', () => { database.exec('rollback'); database.close(); });
  process.stdin.resume();
`;

/** Starts another process that locks the file as a writer does. Resolves once it has. */
export const lockFile = async (file: string): Promise<FileLocker> => {
  const child: ChildProcess = spawn(process.execPath, ['-e', program, file], {
    cwd: import.meta.dirname,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  if (child.stdout) await once(child.stdout, 'data');
  return {
    release: async () => {
      child.stdin?.end();
      if (child.exitCode === null) await once(child, 'exit');
    },
  };
};
