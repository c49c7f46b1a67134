import Database from 'better-sqlite3';
import { SetupError } from '../errors.ts';

/**
 * Claims a database file for this process until the answered function is called or the process ends, however it ends. Throws a
 * SetupError if another process has it: each would show half of what happens.
 */
export const claimFile = (file: string): (() => void) => {
  if (file === ':memory:' || file === '') return () => {};
  let lock: Database.Database | undefined;
  try {
    // The lock is on a file next to it, because the database itself has to stay readable for others.
    lock = new Database(`${file}-lock`, { timeout: 0 });
    lock.pragma('locking_mode = EXCLUSIVE');
    lock.exec('begin exclusive');
  } catch (cause) {
    lock?.close();
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
    // Whatever else is wrong with the folder, opening the database itself says better.
    if (!code.startsWith('SQLITE_BUSY')) return () => {};
    throw new SetupError(
      `Another Hotseat is running on ${file}. Stop it first, or set DATABASE_URL to another file.`,
      { cause },
    );
  }
  const held = lock;
  return () => held.close();
};
