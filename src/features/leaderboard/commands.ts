import { withDefault } from '../../chat/commands/option.ts';
import { choice } from '../../chat/commands/option-types.ts';
import { publicly } from '../../chat/messages.ts';
import { commandsOf } from '../feature.ts';
import { games, periods, scopes } from './board-view.ts';
import type { LeaderboardRecords } from './repository.ts';
import { showBoard } from './show-board.ts';

const leaderboard = commandsOf<LeaderboardRecords>()({
  path: 'leaderboard',
  about: 'Show who has most points',
  who: 'anyone',
  audience: 'channel',
  options: {
    period: withDefault(choice('Since when points count', periods), 'week'),
    scope: withDefault(choice('Points from where, or of teams', scopes), 'workspace'),
    game: withDefault(choice('Points from which game', games), 'all'),
  },
  example: '/leaderboard period:month scope:teams',
  run: async (view, context) => publicly(await showBoard({ ...view, page: 0 }, context)),
});

export const leaderboardCommands = [leaderboard];
