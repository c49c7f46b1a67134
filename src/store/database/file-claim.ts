import { realpathSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { SetupError } from '../../errors.ts';
import { codeOf } from './error-code.ts';
import { isInMemory } from './sqlite-file.ts';

/**
 * Claims a database file for this process until the returned function is called or the process ends, however it ends.
 * Throws a SetupError if another process has claimed it, because each process would show half of what happens. So it does
 * if a program has the file open by another name, because each name has a log of its own, and the logs would overwrite each
 * other.
 */
export const claimFile = (file: string): (() => void) => {
  if (isInMemory(file)) return () => {};
  let path = file;
  let lock: Database.Database | undefined;
  try {
    path = realPath(file);
    // The lock is on a file next to it, because other programs must still be able to read the database itself.
    lock = new Database(`${path}-lock`, { timeout: 0 });
    lock.pragma('locking_mode = EXCLUSIVE');
    lock.exec('begin exclusive');
  } catch (cause) {
    lock?.close();
    const code = codeOf(cause);
    // Opening the database itself explains any other problem with the folder better.
    if (!code.startsWith('SQLITE_BUSY')) return () => {};
    throw new SetupError(
      `Another Hotseat is running on ${file}. Stop it first, or set DATABASE_URL to another file.`,
      { cause },
    );
  }
  const held = lock;
  if (isOpenByAnotherName(path)) {
    held.close();
    throw new SetupError(
      `Another program is using ${file} by another name. Stop it first, or set DATABASE_URL to another file.`,
    );
  }
  return () => held.close();
};

/** Returns whether a file has several names (hard links), and somebody has it open. */
const isOpenByAnotherName = (path: string): boolean => {
  if ((statSync(path, { throwIfNoEntry: false })?.nlink ?? 1) < 2) return false;
  let database: Database.Database | undefined;
  try {
    database = new Database(path, { timeout: 0 });
    // SQLite takes this lock on the file itself, which all of its names share.
    database.pragma('locking_mode = EXCLUSIVE');
    database.exec('begin exclusive; rollback');
    return false;
  } catch (cause) {
    return codeOf(cause).startsWith('SQLITE_BUSY');
  } finally {
    database?.close();
  }
};

/** Returns where a file is or will be, because links give it other names. In a folder that does not exist, it has none. */
const realPath = (file: string): string =>
  attempt(() => realpathSync(file)) ??
  attempt(() => join(realpathSync(dirname(file)), basename(file))) ??
  file;

const attempt = (find: () => string): string | undefined => {
  try {
    return find();
  } catch {
    return undefined;
  }
};
