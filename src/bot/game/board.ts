import { localDate } from '../../engine/schedule.ts';
import { type Board, boardCard } from '../cards/board.ts';
import { memberRow, type StandingRow, teamRow } from '../cards/standings.ts';
import type { Context } from '../commands/command.ts';
import type { BoardQuery, Standing } from '../ports/boards.ts';
import { type BoardView, firstDay } from './board-view.ts';

/** Rows of a page. */
const pageSize = 10;

/** The card of a leaderboard as `context.member` sees it. A page behind the last shows the last. */
export const showBoard = async (view: BoardView, context: Context) => {
  const from = firstDay(view.period, localDate(context.now, context.timezone));
  const query = { channel: context.channel, game: view.game, from };
  return boardCard(
    view.scope === 'teams'
      ? await teamBoard(view, { ...query, scope: 'workspace' }, context)
      : await memberBoard(view, { ...query, scope: view.scope }, context),
  );
};

const memberBoard = async (
  view: BoardView,
  query: BoardQuery,
  { records: { boards }, member }: Context,
): Promise<Board> => {
  const { size } = await boards.page(query, 0, 0);
  const page = lastPageUpTo(view.page, size);
  const { standings } = await boards.page(query, page * pageSize, pageSize);
  const isOnPage = standings.some((one) => one.member === member.id);
  const around = isOnPage ? [] : await boards.around(query, member.id);
  const rows = withOwn(standings, around).map(({ standing, apart }) => ({
    ...memberRow(standing, member.id),
    apart,
  }));
  return { view: { ...view, page }, rows, detail: 'Right', size, pages: pagesOf(size) };
};

/** The page with more rows, the reader's own and its neighbours, before or behind it. */
const withOwn = (
  page: readonly Standing[],
  around: readonly Standing[],
): { readonly standing: Standing; readonly apart: boolean }[] => {
  if (around.length === 0) return page.map((standing) => ({ standing, apart: false }));
  const onPage = new Set(page.map(({ member }) => member));
  const more = around.filter(({ member }) => !onPage.has(member));
  const plain = (standings: readonly Standing[], isApart: boolean) =>
    standings.map((standing, index) => ({ standing, apart: isApart && index === 0 }));
  // Neighbours that are on the page join its end to what follows.
  const isApart = more.length === around.length;
  const isBefore = (more[0]?.rank ?? 0) < (page[0]?.rank ?? 0);
  return isBefore
    ? [...plain(more, false), ...plain(page, isApart)]
    : [...plain(page, false), ...plain(more, isApart)];
};

const teamBoard = async (
  view: BoardView,
  query: BoardQuery,
  { records: { boards, memberships }, member }: Context,
): Promise<Board> => {
  const teams = await boards.teams(query);
  const own = (await memberships.of(member.id))?.id;
  const page = lastPageUpTo(view.page, teams.length);
  const shown = teams.slice(page * pageSize, (page + 1) * pageSize);
  const beyond = teams.filter(({ team }) => team === own && !shown.some((one) => one.team === own));
  const rows: StandingRow[] = [
    ...shown.map((one) => teamRow(one, own)),
    ...beyond.map((one) => ({ ...teamRow(one, own), apart: true })),
  ];
  return {
    view: { ...view, page },
    rows,
    detail: 'Played',
    size: teams.length,
    pages: pagesOf(teams.length),
  };
};

const pagesOf = (size: number): number => Math.max(1, Math.ceil(size / pageSize));

const lastPageUpTo = (page: number, size: number): number => Math.min(page, pagesOf(size) - 1);
