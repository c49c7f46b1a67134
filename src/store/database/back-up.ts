import { closeSync, openSync, rmSync, statSync } from 'node:fs';
import Database from 'better-sqlite3';
import { SetupError } from '../../errors.ts';
import { codeOf } from './error-code.ts';
import { explainSqlite } from './explain-sqlite.ts';

/**
 * Copies a SQLite database to a new file that only its owner can read, while the bot may be using it, and checks the copy.
 * Returns the size of the copy in bytes. Throws a SetupError and leaves no file if that fails.
 */
export const backUp = async (database: string, copy: string): Promise<number> => {
  if (!statSync(database, { throwIfNoEntry: false })?.isFile()) {
    throw new SetupError(`There is no database ${database}. Set DATABASE_URL to the one to back up.`);
  }
  create(copy);
  try {
    await copyTo(database, copy);
    check(copy, database);
    return statSync(copy).size;
  } catch (error) {
    for (const name of [copy, `${copy}-journal`]) rmSync(name, { force: true });
    throw error;
  }
};

const create = (copy: string): void => {
  try {
    closeSync(openSync(copy, 'wx', 0o600));
  } catch (cause) {
    throw new SetupError(
      codeOf(cause) === 'EEXIST'
        ? `${copy} already exists. Name another file, or move that one away.`
        : `Can't write ${copy}. Check that its folder exists and is writable.`,
      { cause },
    );
  }
};

const copyTo = async (database: string, copy: string): Promise<void> => {
  try {
    const original = new Database(database, { readonly: true });
    try {
      await original.backup(copy);
    } finally {
      original.close();
    }
  } catch (cause) {
    const isFull = codeOf(cause) === 'SQLITE_FULL';
    throw new SetupError(isFull ? `There is no room for ${copy}.` : explainSqlite(database, cause), {
      cause,
    });
  }
};

/** Makes the copy a single file, without the log that the bot's own database has next to it, and checks every page. */
const check = (copy: string, database: string): void => {
  let found: unknown;
  try {
    const opened = new Database(copy);
    try {
      opened.pragma('journal_mode = DELETE');
      found = opened.pragma('integrity_check(1)', { simple: true });
    } finally {
      opened.close();
    }
  } catch (error) {
    found = error;
  }
  if (found !== 'ok') {
    throw new SetupError(
      `The database ${database} is damaged, so this would be no good backup. Restore an older one.`,
    );
  }
};
