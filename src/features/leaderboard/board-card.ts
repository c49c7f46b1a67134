import { type ActionsBlock, body, type Card, small, title } from '../../chat/card.ts';
import { plural } from '../../chat/text.ts';
import { leaderboardActions } from './actions.ts';
import { type BoardView, periods } from './board-view.ts';
import { recountLine } from './recount-line.ts';
import { type Detail, type StandingRow, standingsImage } from './standings.ts';

/** A page of a leaderboard. */
export interface Board {
  readonly view: BoardView;
  readonly rows: readonly StandingRow[];
  readonly detail: Detail;
  /** How many members or teams the whole board has. */
  readonly size: number;
  readonly pages: number;
  /** Whether it has yet to get some of the latest answers. */
  readonly isBehind: boolean;
  /** Whether its points are about to change. */
  readonly isRecounting: boolean;
}

/** Builds the card of a leaderboard, with buttons for its other periods and pages. */
export const boardCard = (board: Board): Card => {
  const { view, rows, detail } = board;
  const heading = `${headings[view.period]}${scopeNames[view.scope]}${games[view.game]}`;
  return {
    tone: 'neutral',
    blocks: [
      title(heading),
      ...(rows.length === 0
        ? [body(board.isBehind ? behind : empty[detail])]
        : [standingsImage(heading, rows, detail), small(remarks(board))]),
      ...recountLine(board.isRecounting),
      buttons(board),
    ],
  };
};

const headings: Readonly<Record<BoardView['period'], string>> = {
  today: 'Today',
  week: 'This week',
  month: 'This month',
  all: 'All time',
};
const scopeNames: Readonly<Record<BoardView['scope'], string>> = {
  workspace: '',
  channel: ', in this channel',
  teams: ', teams',
};
const games: Readonly<Record<BoardView['game'], string>> = {
  all: '',
  daily: ', daily questions',
  quiz: ', quizzes',
};

const behind = 'The latest answers are still being added up.';

const empty: Readonly<Record<Detail, string>> = {
  Right:
    'Nobody has points here yet. Start a quiz with /quiz start, or set up a daily question with /daily setup.',
  Played: 'No team has points here yet. Create one with /team create or join one with /team join, then play.',
};

const remarks = ({ detail, size, pages, view, isBehind }: Board): string => {
  const paging = pages > 1 ? ` Page ${view.page + 1} of ${pages}.` : '';
  const page = isBehind ? `${paging} ${behind}` : paging;
  return detail === 'Right'
    ? `${plural(size, 'player')}.${page}`
    : `A team's points are the average of its top three members. ${plural(size, 'team')}.${page}`;
};

const buttons = ({ view, pages }: Board): ActionsBlock => {
  const to = (label: string, change: Partial<BoardView>) => ({
    label,
    action: leaderboardActions.board.id({ ...view, ...change }),
    style: 'plain' as const,
  });
  return {
    kind: 'actions',
    actions: [
      ...periods
        .filter((period) => period !== view.period)
        .map((period) => to(labels[period], { period, page: 0 })),
      ...(view.page > 0 ? [to('Previous', { page: view.page - 1 })] : []),
      ...(view.page + 1 < pages ? [to('Next', { page: view.page + 1 })] : []),
    ],
  };
};

const labels: Readonly<Record<BoardView['period'], string>> = {
  today: 'Today',
  week: 'Week',
  month: 'Month',
  all: 'All time',
};
