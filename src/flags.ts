import { type CommandLine, readCommandLine } from './command-line.ts';
import { SetupError } from './errors.ts';

/** What was given on the command line of `npm start`. */
export interface Flags {
  /** Makes quizzes repeatable; `undefined` for random ones. */
  readonly seed: number | undefined;
  /** Name of the first player in the terminal; `undefined` for the user of this machine. */
  readonly as: string | undefined;
}

/** What `npm start` takes on its command line. */
export const commandLine = {
  run: 'npm start --',
  about:
    'Starts Hotseat on the platforms whose tokens are set, or else in this terminal. docs/configuration.md lists the settings.',
  flags: {
    seed: {
      value: 'NUMBER',
      about:
        'Makes the random choices repeatable; 0 to 999999999. In the terminal, nothing is saved then unless DATABASE_URL is set.',
      fallback: 'random choices',
    },
    as: {
      value: 'NAME',
      about: 'Who speaks first in the terminal.',
      fallback: 'your user name on this machine',
    },
  },
} satisfies CommandLine;

/** Reads the command line of `npm start`, or returns a sentence that says what is wrong with it. */
export const readFlags = (args: readonly string[]): Flags | { error: string } => {
  try {
    const { seed, as } = readCommandLine(commandLine, args).flags;
    if (seed !== undefined && !/^\d{1,9}$/.test(seed)) {
      return { error: '--seed must be a whole number from 0 to 999999999. Usage: npm start -- --seed 7' };
    }
    return { seed: seed === undefined ? undefined : Number(seed), as };
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    return { error: error.message };
  }
};
