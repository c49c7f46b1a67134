import type { CommandDeclaration } from '../../chat/commands/command.ts';
import { offered } from '../../chat/commands/offered.ts';
import { optional } from '../../chat/commands/option.ts';
import { split } from '../../chat/fit.ts';
import { privately } from '../../chat/messages.ts';
import { commandsOf, type Feature } from '../feature.ts';
import { helpCard, topics, topicsCard } from './card.ts';
import { commandCard } from './command-card.ts';
import { commandName } from './command-option.ts';
import { hello } from './hello.ts';

/** Creates the feature that explains commands. `allCommands` returns them in the order in which to list them. */
export const createHelp = (allCommands: () => readonly CommandDeclaration[]) =>
  ({
    forms: [hello],
    commands: [
      commandsOf<object>()({
        path: 'help',
        title: 'Help',
        submit: 'Show',
        about: 'List all commands, or explain one',
        who: 'anyone',
        anywhere: true,
        repeatable: true,
        options: {
          command: optional(commandName('A command to explain with all its options', allCommands)),
        },
        example: 'daily',
        run: async ({ command }, { bank, lacks }) => {
          if (command === undefined) return privately(helpCard(allCommands()));
          if (command === topics) return privately(topicsCard(bank));
          const wanted = allCommands()
            .filter(({ path }) => `${path} `.startsWith(`${command} `))
            .map((one) => offered(one, lacks));
          return privately(...split(commandCard(command, wanted)));
        },
      }),
    ],
  }) satisfies Feature<object>;
