import type { CommandDeclaration } from '../../chat/commands/command.ts';
import { privately } from '../../chat/messages.ts';
import { commandsOf, type Feature } from '../feature.ts';
import { helpCard } from './card.ts';

/** Creates the feature that lists all commands. `allCommands` returns them in the order in which to list them. */
export const createHelp = (allCommands: () => readonly CommandDeclaration[]) =>
  ({
    commands: [
      commandsOf<object>()({
        path: 'help',
        about: 'List all commands',
        who: 'anyone',
        repeatable: true,
        options: {},
        example: '/help',
        run: async (_, { bank }) => privately(helpCard(allCommands(), bank)),
      }),
    ],
  }) satisfies Feature<object>;
