import { helpCard } from '../cards/help.ts';
import { privately } from '../events.ts';
import { type Command, declare } from './command.ts';
import { dailyCommands } from './daily.ts';
import { leaderboardCommands } from './leaderboard.ts';
import { linkCommands } from './link.ts';
import { privacyCommands } from './privacy.ts';
import { questionCommands } from './question.ts';
import { quizCommands } from './quiz.ts';
import { statsCommands } from './stats.ts';
import { teamCommands } from './team.ts';

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
