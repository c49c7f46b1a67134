import { plain } from '../../../src/chat/inline.ts';
import type { Reply } from '../../../src/chat/messages.ts';
import { leaderboardActions } from '../../../src/features/leaderboard/actions.ts';
import { type BoardView, games, periods } from '../../../src/features/leaderboard/board-view.ts';
import { cardsIn, textOf } from '../../drivers/bot-driver.ts';
import { memberBoard, type Row, teamBoard } from './boards.ts';
import type { Account, History, Place, Team } from './history.ts';
import { latestBoard } from './periods.ts';
import { dayIn, type Graded, recountAt } from './recount.ts';
import { expectRight, type Simulation } from './simulation.ts';
import { bestStreakOf, runOf } from './streaks.ts';

const pageSize = 10;

/** Opens a leaderboard and the statistics as an account, and compares both with what they should be. */
export const checkCards = async (simulation: Simulation, account: Account, place: Place): Promise<void> => {
  const graded = recountAt(simulation.history, simulation.runtime.now());
  await checkLeaderboard(simulation, account, place, graded);
  await checkStats(simulation, account, place, graded);
};

const checkLeaderboard = async (
  simulation: Simulation,
  account: Account,
  place: Place,
  graded: readonly Graded[],
): Promise<void> => {
  const { runtime, chance, history } = simulation;
  const view = {
    period: chance.of(periods),
    scope: chance.of(['workspace', 'channel', 'teams'] as const),
    game: chance.of(games),
  };
  const page = chance.is(0.5) ? undefined : chance.below(4);
  const open = async () =>
    page === undefined
      ? { page: 0, response: await simulation.say(account, place, 'leaderboard', view) }
      : await turnTo(simulation, account, place, view, page);
  let shown = await open();
  // Each look gets it further, like the server's clock does all the time.
  while (textOf(shown.response).includes('still being added up')) shown = await open();
  const { game } = view;
  const { home } = place;
  const wanted = { home, game, ...(view.scope === 'channel' ? { place } : {}) };
  const today = dayIn(history, home, runtime.now());
  const { rows: members, isEarlier } = latestBoard(graded, wanted, view.period, today);
  const rows: Row<Account | Team>[] = view.scope === 'teams' ? teamBoard(history, home, members) : members;
  const found = rowsIn(shown.response);
  // An earlier period may be gone, and one without any teams is passed over.
  if (isEarlier && found.length === 0) return;
  if (view.scope === 'teams' && rows.length === 0) return;
  // What stands in public is the same for all readers.
  const isTheirs = ({ who }: Row<Account | Team>) =>
    page !== undefined && (who === account || ('members' in who && who.members.has(account)));
  const own = rows.findIndex(isTheirs);
  const expected = pageOf(rows, shown.page, own).map(({ row, gapBefore }) => {
    const name = 'heard' in row.who ? row.who.heard : row.who.name;
    const points = Math.round(row.points * 10) / 10;
    return `${gapBefore ? '… ' : ''}${row.rank}. ${name} ${points} (${row.some}/${row.all})${row === rows[own] ? ' *' : ''}`;
  });
  expectRight(
    history,
    found.join('; ') === expected.join('; '),
    () =>
      `${account.key} sees page ${shown.page} of ${Object.values(view)}:\n  ${found.join('; ')}\n  not ${expected.join('; ')}`,
  );
};

const turnTo = async (
  { press }: Simulation,
  account: Account,
  place: Place,
  view: Pick<BoardView, 'period' | 'scope' | 'game'>,
  page: number,
): Promise<{ page: number; response: Reply }> => {
  return {
    page,
    response: await press(account, place, leaderboardActions['own-board'].id({ ...view, page })),
  };
};

/** Builds a page, or the last one, plus the reader's own row with its neighbors, with marks where rows are left out. */
const pageOf = <T>(rows: readonly T[], page: number, own: number) => {
  const last = Math.max(0, Math.ceil(rows.length / pageSize) - 1);
  const from = Math.min(page, last) * pageSize;
  const isShown = (place: number) =>
    (place >= from && place < from + pageSize) ||
    (own >= 0 && !(own >= from && own < from + pageSize) && Math.abs(place - own) <= 1);
  const shown = rows.flatMap((row, place) => (isShown(place) ? [{ row, place }] : []));
  return shown.map(({ row, place }, index) => {
    const before = shown[index - 1];
    return { row, gapBefore: before !== undefined && before.place !== place - 1 };
  });
};

const rowsIn = (response: Reply): string[] =>
  cardsIn(response)
    .flatMap(({ blocks }) => blocks)
    .flatMap((block) =>
      block.kind === 'image' && block.picture.kind === 'ranking' ? block.picture.rows : [],
    )
    .map(
      ({ rank, name, points, detail, isReader, gapBefore }) =>
        `${gapBefore ? '… ' : ''}${rank}. ${name} ${points.replaceAll(',', '')} (${detail})${isReader ? ' *' : ''}`,
    );

const checkStats = async (
  simulation: Simulation,
  account: Account,
  place: Place,
  graded: readonly Graded[],
): Promise<void> => {
  const { runtime, history } = simulation;
  const fields = cardsIn(await simulation.say(account, place, 'stats'))
    .flatMap(({ blocks }) => blocks)
    .flatMap((block) => (block.kind === 'fields' ? block.fields : []))
    .map(({ name, value }) => `${name}: ${plain(value).replaceAll(',', '')}`);
  const rows = memberBoard(graded, { home: place.home, game: 'all' });
  const own = rows.find(({ who }) => who === account);
  const running = channelsOf(history, account)
    .map((one) => ({ one, ...runOf(history, account, one, runtime.now()) }))
    .filter(({ streak }) => streak > 0)
    .map(({ one, streak, freezes }) => {
      const held = freezes === 0 ? '' : ` (${freezes} freeze${freezes === 1 ? '' : 's'})`;
      return `${streak} day${streak === 1 ? '' : 's'}${held} in #${one.channel}`;
    });
  const best = bestStreakOf(history, account, runtime.now());
  const expected =
    own === undefined
      ? []
      : [
          `Points: ${own.points}`,
          `Rank: ${own.rank} of ${rows.length}`,
          `Right: ${own.some} of ${own.all} answer${own.all === 1 ? '' : 's'}`,
          best === 0 ? 'Streak: none yet' : `Streak: ${running.join(' ') || 'none now'}; best ${best}`,
        ];
  expectRight(
    history,
    fields.join('; ') === expected.join('; '),
    () => `${account.key} has ${fields.join('; ')}, not ${expected.join('; ')}`,
  );
};

/** Lists the channels in which an account has answered, sorted by name. */
const channelsOf = (history: History, account: Account): Place[] => {
  const places = new Set([...(history.given.get(account)?.keys() ?? [])].map(({ place }) => place));
  return [...places].sort((a, b) => (a.channel < b.channel ? -1 : 1));
};
