import { publicly } from '../events.ts';
import { showBoard } from '../game/board.ts';
import { games, periods, scopes } from '../game/board-view.ts';
import { declare } from './command.ts';
import { choice } from './kinds.ts';
import { withDefault } from './option.ts';

const leaderboard = declare({
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
