import { either, oneLine } from '../text.ts';
import { assign } from './assign.ts';
import type { CommandDeclaration } from './command.ts';
import { nearest } from './nearest.ts';
import { quoted } from './suggest.ts';

/** A typed line as a command with its options by name, or a sentence that says what it may have meant. */
export type ReadLine =
  | { readonly command: CommandDeclaration; readonly options: Readonly<Record<string, string>> }
  | { readonly error: string };

/**
 * Reads `/quiz start topic:gil count:3`. Options are `name:value`, quoted where they hold spaces; without a name they go where
 * they fit, and a last one that may hold spaces takes all that is left.
 */
export const readLine = (line: string, commands: readonly CommandDeclaration[]): ReadLine => {
  const typed = line.trim().replace(/^\//, '');
  const words = typed.split(/\s+/);
  const command = findCommand(words, commands);
  if (command === undefined) return { error: `${strange(line)} ${meant(words, commands)}` };
  const assigned = assign(command, typed, lengthOfPath(command, typed));
  return 'error' in assigned ? assigned : { command, options: assigned.options };
};

const findCommand = (
  words: readonly string[],
  commands: readonly CommandDeclaration[],
): CommandDeclaration | undefined =>
  commands.find(({ path }) => path.split(' ').every((word, index) => words[index]?.toLowerCase() === word));

/** How many characters of the line are the command's own. */
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
    : `I can't make sense of ${quoted(oneLine(line))}.`;

/** The commands that come near, or where to find them all. */
const meant = (words: readonly string[], commands: readonly CommandDeclaration[]): string => {
  const typed = words.slice(0, 2).map((word) => word.toLowerCase());
  const paths = commands.map(({ path }) => path);
  const families = [...new Set(paths.map(family))];
  const [near] = [typed[0] ?? '', typed.join(' ')].flatMap((one) => nearest(one, families, 1));
  const candidates = [
    nearest(typed.join(' '), paths),
    near === undefined ? [] : paths.filter((path) => family(path) === near),
  ].find((list) => list.length > 0);
  return candidates === undefined
    ? '/help lists all commands.'
    : `Did you mean ${either(candidates.map((path) => `/${path}`))}?`;
};

/** The first word of a path, which related commands share. */
const family = (path: string): string => path.split(' ')[0] ?? path;
