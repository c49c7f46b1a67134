import type { CommandDeclaration } from '../../chat/commands/command.ts';
import { withoutManaging } from '../../chat/commands/managing.ts';
import { nearest } from '../../chat/commands/nearest.ts';
import type { Option } from '../../chat/commands/option.ts';
import { plainSuggestion, starting, unknown } from '../../chat/commands/suggest.ts';
import { says, slash } from '../../chat/inline.ts';
import { topics } from './card.ts';

/**
 * Declares an option that takes a command, or the first word of several. The handler gets it in lower case and without
 * a slash.
 * @param allCommands returns the commands; called only when a value is parsed or suggested
 */
export const commandName = (
  about: string,
  allCommands: () => readonly CommandDeclaration[],
): Option<string> => ({
  type: { kind: 'search' },
  about,
  required: true,
  parse: (typed) => {
    const words = typed.trim().replace(/^\//, '').toLowerCase().replace(/\s+/g, ' ');
    const name = withoutManaging(words, allCommands());
    const names = namesOf(allCommands());
    return names.includes(name)
      ? { value: name }
      : unknown('command', typed, nearest(name, names), says`${slash('help')} lists them all.`);
  },
  suggest: (typed) => starting(typed.replace(/^\//, ''), namesOf(allCommands()).map(plainSuggestion)),
});

/** Lists the first words of commands, each followed by its commands, and what else there is help about. */
const namesOf = (commands: readonly CommandDeclaration[]): string[] => [
  ...new Set([...commands.flatMap(({ path }) => [path.split(' ')[0] ?? path, path]), topics]),
];
