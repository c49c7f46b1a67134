import { eitherOf, type InlineText, says, slash } from '../inline.ts';
import { assign } from './assign.ts';
import type { CommandDeclaration } from './command.ts';
import { withoutManaging } from './managing.ts';
import { nearest } from './nearest.ts';
import { quoted } from './suggest.ts';

/** A typed line as a command with its options by name, or a sentence that says what the line may have meant. */
export type ReadLine =
  | { readonly command: CommandDeclaration; readonly options: Readonly<Record<string, string>> }
  | { readonly error: InlineText };

/**
 * Reads a line such as `/quiz start topic:gil count:3`. Options are written as `name:value`, with quotes around spaces.
 * Values without a name go where they fit, and a last option that may contain spaces takes the rest of the line.
 */
export const readLine = (line: string, commands: readonly CommandDeclaration[]): ReadLine => {
  const typed = withoutManaging(line.trim().replace(/^\//, ''), commands);
  const words = typed.split(/\s+/);
  const about = asksAbout(words, commands);
  const help = commands.find(({ path }) => path === 'help');
  if (help !== undefined && /^(--help|-h|\?)$/i.test(typed)) return { command: help, options: {} };
  if (about !== undefined && help !== undefined) return { command: help, options: { command: about } };
  const command = findCommand(words, commands);
  if (command === undefined) return { error: says`${strange(line)} ${meant(words, commands)}` };
  const assigned = assign(command, typed, lengthOfPath(command, typed));
  return 'error' in assigned ? assigned : { command, options: assigned.options };
};

/** Returns the command that a line such as `quiz help` or `quiz start --help` asks about; `undefined` for any other line. */
const asksAbout = (words: readonly string[], commands: readonly CommandDeclaration[]): string | undefined => {
  const [last = '', ...before] = words.map((word) => word.toLowerCase()).toReversed();
  const name = before.toReversed().join(' ');
  const asks = last === '--help' || (last === 'help' && before.length === 1);
  return asks && commands.some(({ path }) => `${path} `.startsWith(`${name} `)) ? name : undefined;
};

const findCommand = (
  words: readonly string[],
  commands: readonly CommandDeclaration[],
): CommandDeclaration | undefined =>
  commands.find(({ path }) => path.split(' ').every((word, index) => words[index]?.toLowerCase() === word));

/** Counts the characters of the line that belong to the command's path. */
const lengthOfPath = ({ path }: CommandDeclaration, typed: string): number => {
  const pattern = path
    .split(' ')
    .map(() => '\\S+')
    .join('\\s+');
  return typed.match(new RegExp(`^${pattern}`))?.[0].length ?? 0;
};

const strange = (line: string): string =>
  line.trim().startsWith('/')
    ? `There is no command ${quoted(line.trim().split(/\s+/).slice(0, 2).join(' '))}.`
    : `I can't make sense of ${quoted(line)}.`;

/** Suggests similar commands, or else where to find them all. */
const meant = (words: readonly string[], commands: readonly CommandDeclaration[]): InlineText => {
  const typed = words.slice(0, 2).map((word) => word.toLowerCase());
  const paths = commands.map(({ path }) => path);
  const families = [...new Set(paths.map(family))];
  const [near] = [typed[0] ?? '', typed.join(' ')].flatMap((one) => nearest(one, families, 1));
  const candidates = [
    nearest(typed.join(' '), paths),
    near === undefined ? [] : paths.filter((path) => family(path) === near),
  ].find((list) => list.length > 0);
  return candidates === undefined
    ? says`${slash('help')} lists all commands.`
    : says`Did you mean ${eitherOf(candidates.map((path) => slash(path)))}?`;
};

/** The first word of a path, which related commands share. */
const family = (path: string): string => path.split(' ')[0] ?? path;
