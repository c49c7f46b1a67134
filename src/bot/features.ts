import { type Command, declare } from '../chat/commands/command.ts';
import { privately } from '../chat/messages.ts';
import { dailyCommands } from '../features/daily/commands.ts';
import { helpCard } from '../features/help/card.ts';
import { leaderboardCommands } from '../features/leaderboard/commands.ts';
import { linkCommands } from '../features/links/commands.ts';
import { privacyCommands } from '../features/privacy/commands.ts';
import { questionCommands } from '../features/questions/commands.ts';
import { quizCommands } from '../features/quiz/commands.ts';
import { statsCommands } from '../features/stats/commands.ts';
import { teamCommands } from '../features/teams/commands.ts';

const help = declare({
  path: 'help',
  about: 'Show what you can say',
  who: 'anyone',
  audience: 'sender',
  options: {},
  example: '/help',
  run: async (_, { bank }) => privately(helpCard(commands, bank)),
});

/** Every command there is, in the order in which help lists them. */
export const commands: readonly Command[] = [
  ...quizCommands,
  ...dailyCommands,
  ...leaderboardCommands,
  ...teamCommands,
  ...statsCommands,
  ...questionCommands,
  ...linkCommands,
  ...privacyCommands,
  help,
];
