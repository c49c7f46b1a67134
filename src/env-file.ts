import { statSync } from 'node:fs';
import { SetupError } from './errors.ts';

/** Adds what the file `.env` in the current folder says to the environment, if there is one. What is set already stays. */
export const loadEnvFile = (): void => {
  if (!statSync('.env', { throwIfNoEntry: false })?.isFile()) return;
  try {
    process.loadEnvFile('.env');
  } catch (cause) {
    throw new SetupError("Can't read the file .env. Check who may read it.", { cause });
  }
};
