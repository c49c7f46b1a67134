import { type CommandLine, type Given, helpIfAsked, readCommandLine } from '../command-line.ts';
import { SetupError } from '../errors.ts';

/**
 * Runs a command-line tool with what its command line says, or prints its help. A SetupError is printed as a sentence and
 * makes the exit code 1.
 */
export const runTool = async <Name extends string>(
  line: CommandLine<Name>,
  work: (given: Given<Name>) => Promise<void> | void,
): Promise<void> => {
  // The reader of the output may stop early, like `head`.
  process.stdout.on('error', () => process.exit());
  const args = process.argv.slice(2);
  const help = helpIfAsked(line, args);
  if (help !== undefined) return void process.stdout.write(`${help}\n`);
  try {
    await work(readCommandLine(line, args));
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
};
