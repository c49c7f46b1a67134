import type { MenuBlock } from '../../chat/card.ts';
import { leaderboardActions } from './actions.ts';
import { type BoardView, periods, scopes } from './board-view.ts';

/** What a leaderboard's menu depends on. */
export interface MenuFacts {
  readonly view: BoardView;
  /** The page that is shown, from 0, and how many there are. */
  readonly page: number;
  readonly pages: number;
  /** How many members or teams the board has. */
  readonly size: number;
  /** How many workspaces its league has; 0 if it is in none. */
  readonly league: number;
  /** Whether only the reader sees the board, so that it can change. What stands in public stays as it is. */
  readonly isPrivate: boolean;
}

/** Builds the menu of a leaderboard: the reader's own row, other pages, periods, and scopes. */
export const boardMenu = ({ view, page, pages, size, league, isPrivate }: MenuFacts): MenuBlock => {
  const kind = leaderboardActions[isPrivate ? 'own-board' : 'board'];
  const to = (label: string, change: Partial<BoardView>) => ({
    label,
    action: kind.id({ ...view, page, ...change }),
  });
  return {
    kind: 'menu',
    label: isPrivate ? 'Show' : 'Show me, privately',
    options: [
      ...(size > 0 ? [to('Find me', { page: 'own' })] : []),
      ...(page + 1 < pages ? [to('Next page', { page: page + 1 })] : []),
      ...(page > 0 ? [to('Previous page', { page: page - 1 })] : []),
      ...periods
        .filter((period) => period !== view.period)
        .map((period) => to(periodLabels[period], { period, page: 0 })),
      ...scopes
        .filter((scope) => scope !== view.scope && (scope !== 'league' || league > 0))
        .map((scope) => to(scopeLabels[scope], { scope, page: 0 })),
    ],
  };
};

const periodLabels: Readonly<Record<BoardView['period'], string>> = {
  today: 'Today',
  week: 'Week',
  month: 'Month',
  all: 'All time',
};

const scopeLabels: Readonly<Record<BoardView['scope'], string>> = {
  workspace: 'Everybody here',
  channel: 'Channel',
  teams: 'Teams',
  league: 'League',
};
