import type { Command, CommandDeclaration } from './command.ts';
import { managedPath, managing } from './managing.ts';
import type { Suggestion } from './option.ts';

/** Lists lines that a typed line could become, for platforms that complete whole lines. */
export const completeLine = <Lookup>(
  line: string,
  commands: readonly Command<never, Lookup, unknown>[],
  lookup: Lookup,
): string[] => {
  const command = commands.find(({ path }) => line.toLowerCase().startsWith(`/${path} `));
  if (command === undefined) {
    const lines = commands
      .map(({ path }) => `/${path} `)
      .filter((whole) => whole.startsWith(line.toLowerCase()));
    return [...lines, ...completeManaged(line, commands, lookup)];
  }
  const start = startOf(command, line);
  const [before, word] = [line.slice(0, start), line.slice(start)];
  const colon = word.indexOf(':');
  if (colon < 0) {
    const names = optionNames(command, before, word).map((name) => `${name}:`);
    const values = valuesOf(command, inPlace(command, before), word, lookup);
    return [...names, ...values].map((one) => `${before}${one}`);
  }
  const name = word.slice(0, colon);
  const values = valuesOf(command, name, word.slice(colon + 1), lookup);
  return values.map((value) => `${before}${name}:${value}`);
};

const prefix = `/${managing} `;

/** Lists what a line could become that begins with the word for managers, although the command does not need it. */
const completeManaged = <Lookup>(
  line: string,
  commands: readonly Command<never, Lookup, unknown>[],
  lookup: Lookup,
): string[] => {
  if (!line.toLowerCase().startsWith(prefix)) return [];
  const managers = commands.filter((one) => managedPath(one) !== one.path);
  const rest = `/${line.slice(prefix.length)}`;
  return completeLine(rest, managers, lookup).map((one) => `${prefix}${one.slice(1)}`);
};

/** Returns where the word to complete begins. The value of an only option may contain spaces. */
const startOf = ({ path, options }: CommandDeclaration, line: string): number =>
  Object.keys(options).length === 1 && !line.includes(':') ? path.length + 2 : line.lastIndexOf(' ') + 1;

/** Lists the best value and those that continue what was typed, or if none do, all that it could mean. */
const valuesOf = <Lookup>(
  command: Command<never, Lookup, unknown>,
  name: string,
  typed: string,
  lookup: Lookup,
): string[] => {
  const values = completeOption(command, name, typed, lookup).map(({ value }) => value);
  const continues = (value: string): boolean => value.toLowerCase().startsWith(typed.toLowerCase());
  return values.some(continues) ? values.filter((value, index) => index === 0 || continues(value)) : values;
};

/**
 * Returns the name of the option that the next word goes to if it has no name; empty if that is not certain, because
 * several options may be left out or are given by name.
 */
const inPlace = ({ path, options }: CommandDeclaration, before: string): string => {
  const names = Object.keys(options);
  const words = before
    .slice(path.length + 2)
    .split(' ')
    .filter(Boolean);
  const isNamed = words.some((word) => names.some((name) => word.startsWith(`${name}:`)));
  const filled = isNamed ? names.length : words.length;
  const name = names[filled] ?? '';
  return options[name]?.required || options[name]?.isKept || (names.length === 1 && filled === 0) ? name : '';
};

/** Lists values that an option could have, at most 25, best first. */
export const completeOption = <Lookup>(
  command: Command<never, Lookup, unknown>,
  name: string,
  typed: string,
  lookup: Lookup,
): readonly Suggestion[] =>
  (Object.hasOwn(command.options, name) ? command.options[name] : undefined)
    ?.suggest(typed, lookup)
    .slice(0, 25) ?? [];

const optionNames = (command: CommandDeclaration, before: string, word: string): string[] =>
  Object.keys(command.options).filter((name) => name.startsWith(word) && !before.includes(` ${name}:`));
