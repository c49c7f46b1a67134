import { createHash } from 'node:crypto';
import { closeSync, constants, existsSync, openSync, readdirSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { listYamlFiles, mostBytes } from './list-files.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** What decides how a file of the bank is read: files, and folders without the folders in them. */
const code = ['src/bank', 'src/bank/schema', 'src/engine/question.ts', 'package-lock.json'];

/** Where files are read into, one after the other. Hundreds of buffers would stay in memory for long. */
type Space = Buffer<ArrayBuffer>;

/**
 * Computes a hash of the files of a bank and of the code that reads them: what has the same hash is the same bank. Returns
 * `undefined` if any of them can't be read like a file of a bank.
 */
export const fingerprint = async (folder: string): Promise<string | undefined> => {
  const hash = createHash('sha256');
  const space: Space = Buffer.allocUnsafe(mostBytes + 1);
  const add = (name: string, path: string): void => {
    const content = read(path, space);
    hash.update(`${name}\n${content.length}\n`).update(content);
  };
  try {
    for (const file of codeFiles()) add(file, join(root, file));
    const single = ['syllabus.yaml', 'duplicates.yaml'].filter((file) => existsSync(join(folder, file)));
    for (const file of [...single, ...(await listYamlFiles(folder, 'bank'))]) add(file, join(folder, file));
    return hash.digest('hex');
  } catch {
    return undefined;
  }
};

/** Lists the files of the code that reads the bank, as paths below the project. */
export const codeFiles = (): string[] =>
  code.flatMap((path) => {
    if (/\.\w+$/.test(path)) return [path];
    const found = readdirSync(join(root, path), { withFileTypes: true });
    return found
      .filter((one) => one.isFile())
      .map(({ name }) => join(path, name))
      .sort();
  });

/** Reads a file, but no more than fits. Throws for a file that is larger, and never waits for a pipe. */
const read = (path: string, space: Space): Space => {
  const file = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    let length = 0;
    for (let more = -1; more !== 0; length += more)
      more = readSync(file, space, length, space.length - length, null);
    if (length === space.length) throw new RangeError(`${path} is too large.`);
    return space.subarray(0, length);
  } finally {
    closeSync(file);
  }
};
