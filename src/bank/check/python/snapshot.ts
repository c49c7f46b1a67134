import { savedState } from '../cage/saved-state.ts';

/**
 * Finds, or makes, the memory of a CPython that has just started.
 * @param hashSeed decides the hashes of texts, and so the order of sets
 * @returns the file, or `undefined` if it can't be kept
 */
export const snapshotFile = (pyodide: URL, hashSeed: number): Promise<URL | undefined> =>
  savedState({
    name: `pyodide-${hashSeed}`,
    packageFile: new URL('package.json', pyodide),
    program: new URL('./save-state.ts', import.meta.url),
    args: [pyodide.href, String(hashSeed)],
  });
