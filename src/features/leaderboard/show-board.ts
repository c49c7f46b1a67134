import { says, slash, workspacesWord } from '../../chat/inline.ts';
import { privately, publicly, type Reply, refuse } from '../../chat/messages.ts';
import { firstDay } from '../../engine/periods.ts';
import { localDate } from '../../engine/schedule.ts';
import type { Context } from '../feature.ts';
import type { Answer } from '../reading.ts';
import { type Board, boardCard } from './board-card.ts';
import type { BoardView } from './board-view.ts';
import type { BoardPart, BoardQuery, LeaderboardRecords, OfPeriod } from './repository.ts';
import { memberRow, type StandingRow, teamRow } from './standings.ts';

/** Rows per page. */
const pageSize = 10;

/** Whom a leaderboard is shown to: everyone, or its reader in a new message or in the one that they have. */
export type Audience = 'everyone' | 'reader' | 'reader again';

/**
 * Shows a leaderboard. One for everyone is the same for all, and one for its reader has their own row, too. A page past the
 * last one shows the last one.
 */
export const showBoard = async (
  view: BoardView,
  context: Context<LeaderboardRecords>,
  audience: Audience,
): Promise<Answer<LeaderboardRecords>> => {
  const { channel } = context;
  const isPrivate = audience !== 'everyone';
  const reader = isPrivate ? context.member.id : undefined;
  // Those of a league's other workspaces are folded every second anyway.
  const isBehind = await context.records.folding.fold(channel);
  const query = {
    channel,
    game: view.game,
    period: view.period === 'today' ? 'day' : view.period,
    on: localDate(context.now, context.timezone),
  } as const;
  const league = await context.records.leagues.sizeOf(channel);
  const show = async (found: Promise<Page>, { recounting }: LeaderboardRecords): Promise<Reply> => {
    const { since, ...page } = await found;
    const earlier = since === firstDay(query.period, query.on) ? undefined : since;
    const isRecounting = await recounting.isIn(channel);
    return replies[audience]({ ...page, view, earlier, league, isPrivate, isBehind, isRecounting });
  };
  const { scope } = view;
  if (scope === 'workspace' || scope === 'channel') {
    const { boards } = context.records;
    const read: ReadPart = (...part) => boards.page({ ...query, scope }, ...part);
    return show(memberBoard(view.page, read, reader), context.records);
  }
  if (scope === 'league' && league === 0) return refuse(noLeague);
  // The points of everyone in a team, or in a league, are added up.
  return (records) =>
    show(
      scope === 'teams'
        ? teamBoard(view.page, { ...query, scope: 'workspace' }, records, reader)
        : memberBoard(view.page, (...part) => records.leagueBoards.page(query, ...part), reader),
      records,
    );
};

const noLeague = says`You are in no league. Managers can add up leaderboards with other ${workspacesWord}, with League in ${slash('manage settings')}.`;

/** Reads some rows of a board, and those around the reader's own. */
type ReadPart = (offset: number, limit: number, reader?: number) => Promise<BoardPart & OfPeriod>;

const replies: Readonly<Record<Audience, (board: Board) => Reply>> = {
  everyone: (board) => publicly(boardCard(board)),
  reader: (board) => privately(boardCard(board)),
  'reader again': (board) => ({ kind: 'update', card: boardCard(board) }),
};

type Page = OfPeriod & Omit<Board, 'view' | 'earlier' | 'league' | 'isPrivate' | 'isBehind' | 'isRecounting'>;

const memberBoard = async (
  asked: BoardView['page'],
  readPart: ReadPart,
  reader: number | undefined,
): Promise<Page> => {
  const read = (page: number) => readPart(page * pageSize, pageSize, reader);
  const first = asked === 'own' ? 0 : asked;
  const wanted = await read(first);
  const own = wanted.standings.find(({ member }) => member === reader)?.place;
  const page = lastPageUpTo(asked === 'own' && own !== undefined ? pageOf(own - 1) : first, wanted.size);
  const { standings, size, since } = page === first ? wanted : await read(page);
  return {
    page,
    pages: pagesOf(size),
    size,
    since,
    rows: inPlace(new Map(standings.map((one) => [one.place, memberRow(one, reader)]))),
    detail: 'Right',
    isMissing: asked === 'own' && own === undefined,
  };
};

const teamBoard = async (
  asked: BoardView['page'],
  query: BoardQuery,
  { boards, memberships }: LeaderboardRecords,
  reader: number | undefined,
): Promise<Page> => {
  const { standings: teams, since } = await boards.teams(query);
  const own = reader === undefined ? undefined : (await memberships.of(reader))?.id;
  const ownIndex = teams.findIndex(({ team }) => team === own);
  const page = lastPageUpTo(asked === 'own' ? pageOf(Math.max(0, ownIndex)) : asked, teams.length);
  const isOnPage = (index: number) => pageOf(index) === page;
  const isNear = (index: number) => ownIndex >= 0 && !isOnPage(ownIndex) && Math.abs(index - ownIndex) <= 1;
  const rows = new Map(
    teams
      .map((one, index) => [index, teamRow(one, own)] as const)
      .filter(([index]) => isOnPage(index) || isNear(index)),
  );
  return {
    page,
    pages: pagesOf(teams.length),
    size: teams.length,
    since,
    rows: inPlace(rows),
    detail: 'Played',
    isMissing: asked === 'own' && ownIndex < 0,
  };
};

/** Sorts rows by their place on the whole board, and marks where rows in between are left out. */
const inPlace = (rows: ReadonlyMap<number, StandingRow>): StandingRow[] => {
  const sorted = [...rows].sort(([one], [other]) => one - other);
  return sorted.map(([place, row], index) => ({ ...row, gapBefore: index > 0 && !rows.has(place - 1) }));
};

const pagesOf = (size: number): number => Math.max(1, Math.ceil(size / pageSize));

/** Returns the page of the row with this index. */
const pageOf = (index: number): number => Math.floor(index / pageSize);

const lastPageUpTo = (page: number, size: number): number => Math.min(page, pagesOf(size) - 1);
