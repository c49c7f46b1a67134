import { execFile } from 'node:child_process';
import { access, mkdir, readFile, rename } from 'node:fs/promises';
import { execPath } from 'node:process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const cache = new URL('../../../../node_modules/.cache/hotseat/', import.meta.url);

/** A program that has no snippets to run yet, and writes its state after its start to the file named last. */
export interface Maker {
  /** Names the state, as in `pyodide-0`. */
  readonly name: string;
  /** The package whose version the state belongs to. */
  readonly packageFile: URL;
  readonly program: URL;
  readonly args: readonly string[];
}

/**
 * Finds, or makes, what a program is after its start, so that the next one starts in a tenth of the time.
 * @returns the file, or `undefined` if it can't be kept: then the program starts in the usual way
 */
export const savedState = async ({ name, packageFile, program, args }: Maker): Promise<URL | undefined> => {
  try {
    const { version } = JSON.parse(await readFile(packageFile, 'utf8'));
    const file = new URL(`${name}-${version}.bin`, cache);
    if (await exists(file)) return file;
    await mkdir(cache, { recursive: true });
    const draft = `${fileURLToPath(file)}.${process.pid}`;
    await promisify(execFile)(execPath, [fileURLToPath(program), ...args, draft]);
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
