import { closeSync, openSync, readSync, statSync } from 'node:fs';

const mark = 'SQLite format 3\0';

/** Reads the size of a database's pages from its file, in bytes; `undefined` if the file does not begin as every SQLite database does. */
export const pageSizeOf = (file: string): number | undefined => {
  try {
    const opened = openSync(file, 'r');
    const bytes = Buffer.alloc(mark.length + 2);
    readSync(opened, bytes);
    closeSync(opened);
    if (bytes.toString('latin1', 0, mark.length) !== mark) return undefined;
    const size = bytes.readUInt16BE(mark.length);
    // The largest size does not fit into the two bytes.
    return size === 1 ? 65_536 : size;
  } catch {
    return undefined;
  }
};

/**
 * Throws if a database file ends within a page, which SQLite would fill with zeros. With a log next to it, a crash may have
 * left it so, and the log holds the rest.
 */
export const checkWhole = (file: string): void => {
  const pageSize = pageSizeOf(file);
  if (!pageSize || statSync(`${file}-wal`, { throwIfNoEntry: false }) !== undefined) return;
  if (statSync(file).size % pageSize === 0) return;
  throw Object.assign(new Error('The last page of the database is cut off.'), { code: 'SQLITE_CORRUPT' });
};
