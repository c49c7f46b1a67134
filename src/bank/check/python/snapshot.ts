import { execFile } from 'node:child_process';
import { access, mkdir, readFile, rename } from 'node:fs/promises';
import { execPath } from 'node:process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const cache = new URL('../../../../node_modules/.cache/hotseat/', import.meta.url);

/**
 * Finds, or makes, the memory of a CPython that has just started, so that the next one starts in a tenth of the time.
 * @param hashSeed decides the hashes of texts, and so the order of sets
 * @returns the file, or nothing if it can't be kept: then CPython starts in the usual way
 */
export const snapshotFile = async (pyodide: URL, hashSeed: number): Promise<URL | undefined> => {
  try {
    const { version } = JSON.parse(await readFile(new URL('package.json', pyodide), 'utf8'));
    const file = new URL(`pyodide-${version}-${hashSeed}.bin`, cache);
    if (await exists(file)) return file;
    await mkdir(cache, { recursive: true });
    const draft = `${fileURLToPath(file)}.${process.pid}`;
    const maker = fileURLToPath(new URL('./make-snapshot.ts', import.meta.url));
    await promisify(execFile)(execPath, [maker, pyodide.href, String(hashSeed), draft]);
    await rename(draft, file);
    return file;
  } catch {
    return undefined;
  }
};

const exists = (file: URL): Promise<boolean> =>
  access(file).then(
    () => true,
    () => false,
  );
