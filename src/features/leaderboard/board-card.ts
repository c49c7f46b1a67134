import { type Block, body, type Card, small, title } from '../../chat/card.ts';
import { type InlineText, says, slash, workspaces } from '../../chat/inline.ts';
import { grouped, plural } from '../../chat/text.ts';
import { howTeamsScore } from '../teams/words.ts';
import { boardMenu, type MenuFacts } from './board-menu.ts';
import type { BoardView } from './board-view.ts';
import { earlierHeading, nothingIn } from './period-words.ts';
import { recountLine } from './recount-line.ts';
import { type Detail, type StandingRow, standingsImage } from './standings.ts';

/** A page of a leaderboard. */
export interface Board extends MenuFacts {
  /** The first day of the earlier period that is shown because nobody has points in the one asked for. */
  readonly earlier: string | undefined;
  readonly rows: readonly StandingRow[];
  readonly detail: Detail;
  /** Whether the reader looked for themselves in vain. */
  readonly isMissing: boolean;
  /** Whether it has yet to get some of the latest answers. */
  readonly isBehind: boolean;
  /** Whether its points are about to change. */
  readonly isRecounting: boolean;
}

/** Builds the card of a leaderboard, with a menu of its other pages, periods, and scopes. */
export const boardCard = (board: Board): Card => {
  const { view, rows, detail, earlier } = board;
  const period = earlier === undefined ? headings[view.period] : earlierHeading(view.period, earlier);
  const heading = `${period}${scopeNames[view.scope]}${games[view.game]}`;
  return {
    tone: 'neutral',
    blocks: [
      title(heading),
      ...(earlier === undefined ? [] : [small(nothingIn(view.period, detail))]),
      ...missingLine(board),
      ...(rows.length === 0
        ? [body(board.isBehind ? behind : empty[detail])]
        : [standingsImage(heading, rows, detail), small(remarks(board))]),
      ...recountLine(board.isRecounting),
      boardMenu(board),
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
  league: ', in your league',
};
const games: Readonly<Record<BoardView['game'], string>> = {
  all: '',
  daily: ', daily questions',
  quiz: ', quizzes',
};

const behind = 'The latest answers are still being added up.';

const empty: Readonly<Record<Detail, InlineText>> = {
  Right: says`Nobody has points here yet. Start a quiz with ${slash('quiz start')}, or set up a daily question with ${slash('daily setup')}.`,
  Played: says`No team has points here yet. Create one with ${slash('team create')} or join one with ${slash('team join')}, then play.`,
};

const missing: Readonly<Record<Detail, InlineText>> = {
  Right: 'You are not on this leaderboard: you have no points here yet, or you are hidden from it.',
  Played: says`You are on no team with points here. Join one with ${slash('team join')}, then play.`,
};

const missingLine = ({ isMissing, rows, detail }: Board): Block[] =>
  isMissing && rows.length > 0 ? [body(missing[detail])] : [];

const remarks = ({ view, detail, size, pages, page, league, isBehind }: Board): InlineText => {
  const paging = pages > 1 ? ` Page ${grouped(page + 1)} of ${grouped(pages)}.` : '';
  const more = isBehind ? `${paging} ${behind}` : paging;
  const where = view.scope === 'league' ? says` in ${workspaces(league)}` : '';
  return detail === 'Right'
    ? says`${plural(size, 'player')}${where}.${more}`
    : `${howTeamsScore} ${plural(size, 'team')}.${more}`;
};
