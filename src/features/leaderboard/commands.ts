import { withDefault } from '../../chat/commands/option.ts';
import { choice } from '../../chat/commands/option-types.ts';
import { commandsOf } from '../feature.ts';
import { games, periods, scopes } from './board-view.ts';
import type { LeaderboardRecords } from './repository.ts';
import { showBoard } from './show-board.ts';

const leaderboard = commandsOf<LeaderboardRecords>()({
  path: 'leaderboard',
  title: 'See a leaderboard',
  submit: 'Show',
  about: 'Show who has the most points',
  who: 'anyone',
  repeatable: true,
  audience: 'channel',
  options: {
    period: withDefault(choice('Points of today, this week, this month, or all time', periods), 'week'),
    scope: withDefault(
      choice('Points of everybody here, in this channel, of teams, or in your league', scopes),
      'workspace',
    ),
    game: withDefault(choice('Points from daily questions, quizzes, or both', games), 'all'),
  },
  example: 'period:month scope:teams',
  run: (view, context) => showBoard({ ...view, page: 0 }, context, 'everyone'),
});

export const leaderboardCommands = [leaderboard];
