import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Reads what was kept in a file for `key`. Returns `undefined` if it was kept for another key, is damaged, or can't be read.
 */
export const readCache = (file: string, key: string): unknown => {
  try {
    const text = readFileSync(file, 'latin1');
    const end = text.indexOf('\n');
    const body = text.slice(end + 1);
    return text.slice(0, end) === headOf(key, body) ? JSON.parse(body) : undefined;
  } catch {
    return undefined;
  }
};

/** Keeps a value for `key` in a file that only its owner can read, unless the file can't be written. */
export const writeCache = (file: string, key: string, value: unknown): void => {
  const body = inAscii(JSON.stringify(value));
  try {
    mkdirSync(dirname(file), { recursive: true });
    replace(file, `${headOf(key, body)}\n${body}`);
  } catch {
    // A cache is not worth an error: without it, the next start takes longer.
  }
};

/** Replaces a file so that others read the old or the new one, and never a part. */
const replace = (file: string, text: string): void => {
  const draft = `${file}.${process.pid}`;
  try {
    writeFileSync(draft, text, { mode: 0o600 });
    renameSync(draft, file);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
};

/** A file that a dying disk or an editor has changed no longer matches its first line. */
const headOf = (key: string, body: string): string =>
  `${key} ${createHash('sha256').update(body, 'latin1').digest('hex')}`;

/** Text with one byte per character is read and parsed in half of the time. */
const inAscii = (json: string): string =>
  json.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
