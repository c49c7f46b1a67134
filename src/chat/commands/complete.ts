import type { Command, CommandDeclaration } from './command.ts';
import type { Suggestion } from './option.ts';

/** Lists lines that a typed line could become, for platforms that complete whole lines. */
export const completeLine = <Lookup>(
  line: string,
  commands: readonly Command<never, Lookup>[],
  lookup: Lookup,
): string[] => {
  const command = commands.find(({ path }) => line.toLowerCase().startsWith(`/${path} `));
  if (command === undefined) {
    return commands.map(({ path }) => `/${path} `).filter((whole) => whole.startsWith(line.toLowerCase()));
  }
  const start = line.lastIndexOf(' ') + 1;
  const [before, word] = [line.slice(0, start), line.slice(start)];
  const colon = word.indexOf(':');
  if (colon < 0) return optionNames(command, before, word).map((name) => `${before}${name}:`);
  const name = word.slice(0, colon);
  const values = completeOption(command, name, word.slice(colon + 1), lookup).map(({ value }) => value);
  return values.map((value) => `${before}${name}:${value}`);
};

/** Lists values that an option could have, at most 25, best first. */
export const completeOption = <Lookup>(
  command: Command<never, Lookup>,
  name: string,
  typed: string,
  lookup: Lookup,
): readonly Suggestion[] =>
  (Object.hasOwn(command.options, name) ? command.options[name] : undefined)
    ?.suggest(typed, lookup)
    .slice(0, 25) ?? [];

const optionNames = (command: CommandDeclaration, before: string, word: string): string[] =>
  Object.keys(command.options).filter((name) => name.startsWith(word) && !before.includes(` ${name}:`));
