import { parseArgs } from 'node:util';
import { nearest } from './chat/commands/nearest.ts';
import { SetupError } from './errors.ts';

/** An option of a program, as in `--seed NUMBER`. */
export interface Flag {
  /** What stands for its value in the usage, as in `NUMBER`. */
  readonly value: string;
  /** A sentence that says what it is for and which values it takes. */
  readonly about: string;
  /** What holds if it is left out, in words. */
  readonly fallback?: string;
}

/** What a program takes on its command line. Its help and its errors are derived from this. */
export interface CommandLine<Name extends string = string> {
  /** How people start it, as in `npm start --`. */
  readonly run: string;
  /** A sentence that says what it does. */
  readonly about: string;
  /** By name, without the dashes. */
  readonly flags: Readonly<Record<Name, Flag>>;
  /** Values without a name. */
  readonly operands?: {
    /** As in `[FOLDER] [TRACK …]`. */
    readonly usage: string;
    readonly about: string;
    readonly fallback?: string;
    /** How many there may be. */
    readonly most: number;
  };
}

/** What was given on a command line. */
export interface Given<Name extends string> {
  readonly flags: { readonly [N in Name]?: string };
  readonly operands: readonly string[];
}

/** Returns a program's help if its arguments ask for it. */
export const helpIfAsked = (line: CommandLine, args: readonly string[]): string | undefined =>
  args.includes('--help') || args.includes('-h') ? helpOf(line) : undefined;

/** Reads a program's arguments. Throws a SetupError that names what it doesn't understand. */
export const readCommandLine = <Name extends string>(
  line: CommandLine<Name>,
  args: readonly string[],
): Given<Name> => {
  const names = Object.keys(line.flags);
  const { tokens } = parseArgs({
    args: [...args],
    options: Object.fromEntries(names.map((name) => [name, { type: 'string' }])),
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const options = tokens.filter((token) => token.kind === 'option');
  const operands = tokens.filter((token) => token.kind === 'positional').map(({ value }) => value);
  const refuse = (says: string) => new SetupError(`${says} ${usageOf(line)}`);
  for (const { name, rawName, value, inlineValue } of options) {
    if (!names.includes(name)) throw refuse(`There is no option ${rawName}.${meant(name, names)}`);
    const isOption = inlineValue === false && value?.startsWith('-');
    if (value === undefined || value === '' || isOption) throw refuse(`${rawName} needs a value.`);
  }
  const extra = operands[line.operands?.most ?? 0];
  if (extra !== undefined) throw refuse(`I don't know what "${extra}" is for.`);
  const flags = Object.fromEntries(options.map(({ name, value }) => [name, value]));
  return { flags: flags as { readonly [N in Name]?: string }, operands };
};

const meant = (typed: string, names: readonly string[]): string => {
  const [near] = nearest(typed, names, 1);
  return near === undefined ? '' : ` Did you mean --${near}?`;
};

const usageOf = ({ run, flags, operands }: CommandLine): string =>
  [
    `Usage: ${run}`,
    ...Object.entries(flags).map(([name, { value }]) => `[--${name} ${value}]`),
    ...(operands === undefined ? [] : [operands.usage]),
  ].join(' ');

const helpOf = (line: CommandLine): string => {
  const rows = [
    ...Object.entries(line.flags).map(([name, { value, ...rest }]) => ({
      name: `--${name} ${value}`,
      ...rest,
    })),
    ...(line.operands === undefined ? [] : [{ name: line.operands.usage, ...line.operands }]),
  ];
  const column = Math.max(...rows.map(({ name }) => name.length), '--help'.length) + 2;
  return [
    usageOf(line),
    '',
    line.about,
    '',
    ...rows.map(({ name, about, fallback }) => {
      const otherwise = fallback === undefined ? '' : ` Default: ${fallback}.`;
      return `  ${name.padEnd(column)}${about}${otherwise}`;
    }),
    `  ${'--help'.padEnd(column)}Shows this.`,
  ].join('\n');
};
