import { handleActions } from '../action-handlers.ts';
import type { Feature } from '../feature.ts';
import { channelName, omitted, value } from '../personal-data.ts';
import { leaderboardActions } from './actions.ts';
import { leaderboardCommands } from './commands.ts';
import type { LeaderboardRecords } from './repository.ts';
import { hideOneself, noteLeaving, takeOff, thoseWhoLeft } from './seen-settings.ts';
import { showBoard } from './show-board.ts';
import { thinBoards } from './thin-boards.ts';

const isFolded = 'It is the part of the total that the leaderboards have by now.';
const isSum = 'It is added up from the totals.';

/** Leaderboards of a workspace or a channel, of members or teams. */
export const leaderboard = {
  commands: leaderboardCommands,
  actions: handleActions<typeof leaderboardActions, LeaderboardRecords>(leaderboardActions, {
    board: (view, context) => showBoard(view, context, 'reader'),
    'own-board': (view, context) => showBoard(view, context, 'reader again'),
    'take-off': ({ member }, context) => takeOff(member, context),
  }),
  repeatable: ['board', 'own-board'],
  inputs: { person: ({ hasLeft }, context) => noteLeaving(hasLeft, context) },
  settings: [hideOneself],
  managerSettings: [thoseWhoLeft],
  onNight: { boards: thinBoards },
  personalData: [
    {
      kind: 'rows',
      table: 'totals',
      member: 'member_id',
      section: 'totals',
      inSlicesBy: 'date',
      columns: {
        date: value('date'),
        channel_id: channelName('channel'),
        game: value('game'),
        points: value('points'),
        answers: value('answers'),
        correct: value('right'),
        folded_points: omitted(isFolded),
        folded_answers: omitted(isFolded),
        folded_correct: omitted(isFolded),
      },
    },
    {
      kind: 'rows',
      table: 'standings',
      member: 'member_id',
      section: 'standings',
      columns: {
        board_id: omitted(isSum),
        points: omitted(isSum),
        answers: omitted(isSum),
        correct: omitted(isSum),
      },
    },
  ],
} satisfies Feature<LeaderboardRecords>;
