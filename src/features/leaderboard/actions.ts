import { actionKinds, oneOf, wholeNumber } from '../../chat/action-codec.ts';
import { games, periods, scopes } from './board-view.ts';

/**
 * The buttons that show a part of a leaderboard, whose ids in old messages hold positions in these lists instead of words, and
 * the one that takes a member off all of them.
 */
export const leaderboardActions = actionKinds({
  board: {
    period: oneOf(periods, ['today', 'week', 'month', 'all']),
    scope: oneOf(scopes, ['workspace', 'channel', 'teams']),
    game: oneOf(games, ['all', 'daily', 'quiz']),
    page: wholeNumber,
  },
  'take-off': { member: wholeNumber },
});
