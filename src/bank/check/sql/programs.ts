import { fileURLToPath } from 'node:url';
import type { Program } from '../cage/child.ts';
import { savedState } from '../cage/saved-state.ts';

/** How each engine is started, and how many bytes it may hold. */
export const programs = {
  sqlite: {
    bytes: 512 * 2 ** 20,
    program: async (): Promise<Program> => {
      const folder = new URL('..', import.meta.resolve('better-sqlite3'));
      return {
        file: new URL('./sqlite-child.ts', import.meta.url),
        reads: [folder],
        args: [fileURLToPath(folder)],
        flags: ['--allow-addons'],
      };
    },
  },
  postgres: {
    bytes: 1536 * 2 ** 20,
    program: async (): Promise<Program> => {
      const driver = import.meta.resolve('@electric-sql/pglite');
      const folder = new URL('..', driver);
      const state = await savedState({
        name: 'pglite',
        packageFile: new URL('package.json', folder),
        program: new URL('./save-state.ts', import.meta.url),
        args: [driver],
      });
      const states = state === undefined ? [] : [state];
      return {
        file: new URL('./postgres-child.ts', import.meta.url),
        reads: [folder, ...states],
        args: [driver, ...states.map((url) => fileURLToPath(url))],
      };
    },
  },
};
