import { type ActionPart, actionKinds, oneOf, wholeNumber } from '../../chat/action-codec.ts';
import { type BoardView, games, periods, scopes } from './board-view.ts';

const page: ActionPart<BoardView['page']> = {
  write: String,
  read: (text) => (text === 'own' ? text : wholeNumber.read(text)),
};

/** The parts of a view. Ids in old messages hold positions in these lists instead of words. */
const view = {
  period: oneOf(periods, ['today', 'week', 'month', 'all']),
  scope: oneOf(scopes, ['workspace', 'channel', 'teams']),
  game: oneOf(games, ['all', 'daily', 'quiz']),
  page,
};

/**
 * Choosing a part of a leaderboard, `board` in a message for everyone and `own-board` in one that only the reader sees, and
 * the button that takes a member off all of them.
 */
export const leaderboardActions = actionKinds({
  board: view,
  'own-board': view,
  'take-off': { member: wholeNumber },
});
