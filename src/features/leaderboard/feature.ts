import { handleActions } from '../action-handlers.ts';
import type { Feature } from '../feature.ts';
import { channelName, value } from '../personal-data.ts';
import { leaderboardActions } from './actions.ts';
import { leaderboardCommands } from './commands.ts';
import type { LeaderboardRecords } from './repository.ts';
import { showBoard } from './show-board.ts';

/** Leaderboards of a workspace or a channel, of members or teams. */
export const leaderboard = {
  commands: leaderboardCommands,
  actions: handleActions<typeof leaderboardActions, LeaderboardRecords>(leaderboardActions, {
    board: async (view, context) => ({ kind: 'update', card: await showBoard(view, context) }),
  }),
  repeatable: ['board'],
  personalData: [
    {
      kind: 'rows',
      table: 'totals',
      member: 'member_id',
      section: 'totals',
      columns: {
        date: value('date'),
        channel_id: channelName('channel'),
        game: value('game'),
        points: value('points'),
        answers: value('answers'),
        correct: value('right'),
      },
    },
  ],
} satisfies Feature<LeaderboardRecords>;
