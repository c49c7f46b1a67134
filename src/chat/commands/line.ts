import { either, oneLine } from '../text.ts';
import type { CommandDeclaration } from './command.ts';
import { nearest } from './nearest.ts';
import { quoted } from './suggest.ts';

/** A typed line as a command with its options by name, or a sentence that says what it may have meant. */
export type ReadLine =
  | { readonly command: CommandDeclaration; readonly options: Readonly<Record<string, string>> }
  | { readonly says: string };

/**
 * Reads `/quiz start topic:gil count:3`. Options are `name:value`, quoted where they hold spaces; without a name they
 * fill the declared options in order, and a last one that may hold spaces takes all that is left as it was typed, or
 * what is between the quotation marks where all of it is.
 */
export const readLine = (line: string, commands: readonly CommandDeclaration[]): ReadLine => {
  const typed = line.trim().replace(/^\//, '');
  const words = tokens(typed);
  const command = findCommand(words, commands);
  if (command === undefined) return { says: `${strange(line)} ${meant(words, commands)}` };
  return { command, options: assign(command, words.slice(command.path.split(' ').length), typed) };
};

const findCommand = (
  words: readonly Token[],
  commands: readonly CommandDeclaration[],
): CommandDeclaration | undefined =>
  commands.find(({ path }) =>
    path.split(' ').every((word, index) => words[index]?.text.toLowerCase() === word),
  );

const strange = (line: string): string =>
  line.trim().startsWith('/')
    ? `There is no command ${quoted(line.trim().split(/\s+/).slice(0, 2).join(' '))}.`
    : `I can't make sense of ${quoted(oneLine(line))}.`;

/** The commands that come near, or where to find them all. */
const meant = (words: readonly Token[], commands: readonly CommandDeclaration[]): string => {
  const typed = words.slice(0, 2).map(({ text }) => text.toLowerCase());
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

const assign = (
  command: CommandDeclaration,
  words: readonly Token[],
  line: string,
): Record<string, string> => {
  const options = Object.entries(command.options);
  const [lastName, lastOption] = options.at(-1) ?? [];
  const takesRest =
    lastOption?.type.kind === 'text' || lastOption?.type.kind === 'search' ? lastName : undefined;
  const isOption = ({ name }: Token) => name !== undefined && Object.hasOwn(command.options, name);
  const result: Record<string, string> = Object.create(null);
  /** Where what is named last goes on, as in `name:The Iterators`. */
  let open: string | undefined;
  for (const word of words) {
    if (word.name !== undefined && (takesRest === undefined || isOption(word))) {
      result[word.name] = word.text;
      open = word.name === takesRest && !word.isQuoted ? takesRest : undefined;
      continue;
    }
    if (open !== undefined) {
      result[open] += ` ${word.typed}`;
      continue;
    }
    const free = options.map(([name]) => name).find((name) => !Object.hasOwn(result, name));
    if (free !== undefined && free === takesRest) {
      result[free] = unquoted(line.slice(word.start));
      break;
    }
    result[free ?? word.raw] = word.raw;
  }
  return result;
};

interface Token {
  /** Before the colon, in lower case, where there is one. */
  readonly name?: string;
  /** After the colon, or all of it; without its quotation marks. */
  readonly text: string;
  /** All of it without quotation marks. */
  readonly raw: string;
  readonly isQuoted: boolean;
  /** All of it with quotation marks. */
  readonly typed: string;
  /** Where it begins in the line. */
  readonly start: number;
}

/** Each is one character, so that positions stay. */
const straight = (line: string): string => line.replace(/[\u201c\u201d\u201e\u00ab\u00bb]/g, '"');

/** The text, without the quotation marks around all of it. */
const unquoted = (text: string): string => (/^"[^"]*"$/.test(straight(text)) ? text.slice(1, -1) : text);

const tokens = (line: string): Token[] =>
  [...straight(line).matchAll(/(?:([a-z]+):)?(?:"([^"]*)"|(\S+))|\S+/gi)].map((match) => {
    const [raw, name, inQuotes, bare] = match;
    const text = inQuotes ?? bare ?? raw;
    const isQuoted = inQuotes !== undefined;
    const typed = line.slice(match.index, match.index + raw.length);
    const shared = { text, isQuoted, typed, start: match.index };
    return name === undefined
      ? { ...shared, raw: text }
      : { ...shared, name: name.toLowerCase(), raw: `${name}:${text}` };
  });
