import type { Card } from '../../chat/card.ts';
import type { Reply } from '../../chat/messages.ts';
import { localDate } from '../../engine/schedule.ts';
import type { Context } from '../feature.ts';
import type { Answer } from '../reading.ts';
import { type Board, boardCard } from './board-card.ts';
import type { BoardView } from './board-view.ts';
import type { BoardQuery, LeaderboardRecords } from './repository.ts';
import { memberRow, type StandingRow, teamRow } from './standings.ts';

/** Rows per page. */
const pageSize = 10;

/**
 * Builds the card of a leaderboard as `context.member` sees it, in the reply that `inReply` makes of it. A page past the last
 * one shows the last one.
 */
export const showBoard = async (
  view: BoardView,
  context: Context<LeaderboardRecords>,
  inReply: (card: Card) => Reply,
): Promise<Answer<LeaderboardRecords>> => {
  const { channel, member } = context;
  const isBehind = await context.records.folding.fold(channel);
  const query = {
    channel,
    game: view.game,
    period: view.period === 'today' ? 'day' : view.period,
    on: localDate(context.now, context.timezone),
  } as const;
  const show = async (page: Promise<Page>, { recounting }: LeaderboardRecords) =>
    inReply(boardCard({ ...(await page), isBehind, isRecounting: await recounting.isIn(channel) }));
  const { scope } = view;
  if (scope !== 'teams')
    return show(memberBoard(view, { ...query, scope }, context.records, member.id), context.records);
  // The points of everyone in a team are added up.
  return (records) => show(teamBoard(view, { ...query, scope: 'workspace' }, records, member.id), records);
};

type Page = Omit<Board, 'isBehind' | 'isRecounting'>;

const memberBoard = async (
  view: BoardView,
  query: BoardQuery,
  { boards }: LeaderboardRecords,
  reader: number,
): Promise<Page> => {
  const read = (page: number) => boards.page(query, page * pageSize, pageSize, reader);
  const wanted = await read(view.page);
  const page = lastPageUpTo(view.page, wanted.size);
  const { standings, size } = page === view.page ? wanted : await read(page);
  const rows = new Map(standings.map((one) => [one.place, memberRow(one, reader)]));
  return { view: { ...view, page }, rows: inPlace(rows), detail: 'Right', size, pages: pagesOf(size) };
};

const teamBoard = async (
  view: BoardView,
  query: BoardQuery,
  { boards, memberships }: LeaderboardRecords,
  reader: number,
): Promise<Page> => {
  const teams = await boards.teams(query);
  const own = (await memberships.of(reader))?.id;
  const ownIndex = teams.findIndex(({ team }) => team === own);
  const page = lastPageUpTo(view.page, teams.length);
  const isOnPage = (index: number) => Math.floor(index / pageSize) === page;
  const isNear = (index: number) => ownIndex >= 0 && !isOnPage(ownIndex) && Math.abs(index - ownIndex) <= 1;
  const rows = new Map(
    teams
      .map((one, index) => [index, teamRow(one, own)] as const)
      .filter(([index]) => isOnPage(index) || isNear(index)),
  );
  return {
    view: { ...view, page },
    rows: inPlace(rows),
    detail: 'Played',
    size: teams.length,
    pages: pagesOf(teams.length),
  };
};

/** Sorts rows by their place on the whole board, and marks where rows in between are left out. */
const inPlace = (rows: ReadonlyMap<number, StandingRow>): StandingRow[] => {
  const sorted = [...rows].sort(([one], [other]) => one - other);
  return sorted.map(([place, row], index) => ({ ...row, gapBefore: index > 0 && !rows.has(place - 1) }));
};

const pagesOf = (size: number): number => Math.max(1, Math.ceil(size / pageSize));

const lastPageUpTo = (page: number, size: number): number => Math.min(page, pagesOf(size) - 1);
