import { statSync } from 'node:fs';
import { SetupError } from '../../errors.ts';
import { codeOf } from './error-code.ts';
import { pageSizeOf } from './file-header.ts';

/** Says in a sentence why a database file can't be used, and what to do. */
export const explainSqlite = (file: string, error: unknown): string => {
  const code = codeOf(error);
  const found = statSync(file, { throwIfNoEntry: false });
  if (found !== undefined && !found.isFile()) {
    return `${file} is ${found.isDirectory() ? 'a folder' : 'not a regular file'}. Set DATABASE_URL to a file.`;
  }
  if (/^SQLITE_(NOTADB|CORRUPT|IOERR_SHORT_READ)/.test(code)) {
    return pageSizeOf(file) !== undefined
      ? `The database ${file} is damaged. Restore a backup, or set DATABASE_URL to another file.`
      : `${file} is not a SQLite database. Move it away, or set DATABASE_URL to another file.`;
  }
  if (code.startsWith('SQLITE_BUSY')) return `${file} is locked by another program. Stop that program first.`;
  if (/^(EACCES|EROFS|EPERM|SQLITE_READONLY)/.test(code) && found !== undefined) {
    return `You may not write the database ${file}. Change the permissions of the file and its folder, or set DATABASE_URL to another file.`;
  }
  return `Can't open or write the database ${file}. Check that its folder exists and is writable, or set DATABASE_URL to another file.`;
};

/** Returns an error that says what is wrong with the file, if that only showed when its contents were read or written. */
export const explainFile = (file: string, error: unknown): unknown => {
  const cause = error instanceof SetupError ? error.cause : undefined;
  return /^SQLITE_(NOTADB|CORRUPT|READONLY|IOERR_SHORT_READ)/.test(codeOf(cause))
    ? new SetupError(explainSqlite(file, cause), { cause })
    : error;
};
