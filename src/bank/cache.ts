import { hash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Reads the values that were kept in a file for `key`. Returns `undefined` if they were kept for another key, are damaged, or
 * can't be read.
 */
export const readCache = (file: string, key: string): unknown[] | undefined => {
  try {
    const kept = readFileSync(file);
    const lines = linesOf(kept);
    const head = lines.next().value ?? '';
    if (head !== headOf(key, kept.subarray(head.length + 1))) return undefined;
    return [...lines.map((line) => JSON.parse(line))];
  } catch {
    return undefined;
  }
};

/** Keeps values for `key` in a file that only its owner can read, unless the file can't be written. */
export const writeCache = (file: string, key: string, values: readonly unknown[]): void => {
  const body = values.map((value) => `${inAscii(JSON.stringify(value))}\n`).join('');
  try {
    mkdirSync(dirname(file), { recursive: true });
    replace(file, `${headOf(key, body)}\n${body}`);
  } catch {
    // A cache is not worth an error: without it, the next start takes longer.
  }
};

/** Returns the lines one by one. The text of the whole file would stay in memory for long. */
function* linesOf(kept: Buffer): Generator<string> {
  for (let start = 0; start < kept.length; ) {
    const end = kept.indexOf('\n', start);
    yield kept.toString('latin1', start, end);
    start = end < 0 ? kept.length : end + 1;
  }
}

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
const headOf = (key: string, body: string | Uint8Array): string => `${key} ${hash('sha256', body)}`;

/** Text with one byte per character is read and parsed in half of the time. */
const inAscii = (json: string): string =>
  json.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
