import type { CommandDeclaration } from '../../chat/commands/command.ts';
import { privately } from '../../chat/messages.ts';
import { commandsOf, type Feature } from '../feature.ts';
import { helpCard } from './card.ts';

/** What people can say. `allCommands` answers every command there is, in the order to list them in. */
export const createHelp = (allCommands: () => readonly CommandDeclaration[]) =>
  ({
    commands: [
      commandsOf<object>()({
        path: 'help',
        about: 'Show what you can say',
        who: 'anyone',
        options: {},
        example: '/help',
        run: async (_, { bank }) => privately(helpCard(allCommands(), bank)),
      }),
    ],
  }) satisfies Feature<object>;
