import type { Records } from '../../../src/bot/store.ts';
import { games, periods } from '../../../src/features/leaderboard/board-view.ts';
import type { BoardQuery, Standing, TeamStanding } from '../../../src/features/leaderboard/repository.ts';
import { memberBoard, quizBoard, type Row, teamBoard } from './boards.ts';
import type { Account, History, Home, Place, Team } from './history.ts';
import { checkLeagues } from './leagues.ts';
import { daysOf, latestBoard, type PeriodName } from './periods.ts';
import { dayIn, type Graded, recountAt } from './recount.ts';

/** Compares every leaderboard of every channel, workspace, and quiz with what it should be. */
export const checkBoards = async (records: Records, history: History, now: number): Promise<string[]> => {
  const graded = recountAt(history, now);
  const differences: string[] = [];
  const known = new Set<Home>();
  for (const place of history.channels) {
    const channel = await records.channels.meet(place, place.channel);
    const today = dayIn(history, place.home, now);
    for (const game of games) {
      for (const period of periods) {
        const board: Board = {
          place,
          channel,
          game,
          period: period === 'today' ? 'day' : period,
          on: today,
          name: period,
          of: `${place.key}, ${period}, ${game}`,
        };
        differences.push(...(await checkChannel(records, graded, board)));
        if (!known.has(place.home))
          differences.push(...(await checkWorkspace(records, history, graded, board)));
      }
    }
    known.add(place.home);
  }
  differences.push(...(await checkLeagues(records, history, graded, now)));
  return [...differences, ...(await checkQuizzes(records, history, graded))];
};

interface Board extends Omit<BoardQuery, 'scope'> {
  readonly place: Place;
  /** The period. */
  readonly name: PeriodName;
  /** Describes the leaderboard. */
  readonly of: string;
}

const checkChannel = async (
  records: Records,
  graded: readonly Graded[],
  { of, place, name, ...query }: Board,
): Promise<string[]> => {
  const members = latestBoard(graded, { ...query, home: place.home, place }, name, query.on);
  const found = await membersOf(records, { ...query, scope: 'channel' });
  return unlike(`${of}, channel`, inWords(members.rows), found, members.isEarlier);
};

const checkWorkspace = async (
  records: Records,
  history: History,
  graded: readonly Graded[],
  { of, place: { home }, name, ...query }: Board,
): Promise<string[]> => {
  const members = latestBoard(graded, { ...query, home }, name, query.on);
  const inWorkspace = { ...query, scope: 'workspace' } as const;
  const { standings, since } = await records.boards.teams(inWorkspace);
  const days = daysOf(name, since || query.on);
  const teams = teamBoard(history, home, memberBoard(graded, { ...query, home, days }));
  return [
    ...unlike(
      `${of}, workspace`,
      inWords(members.rows),
      await membersOf(records, inWorkspace),
      members.isEarlier,
    ),
    ...unlike(`${of}, teams since ${since}`, teamsInWords(teams), standings.map(teamInWords)),
  ];
};

const checkQuizzes = async (
  { boards }: Records,
  history: History,
  graded: readonly Graded[],
): Promise<string[]> => {
  const differences: string[] = [];
  const ofQuiz = Map.groupBy(graded, ({ asked }) => asked.quiz?.id);
  for (const [id, { place }] of history.quizzes) {
    const members = quizBoard(ofQuiz.get(id) ?? []);
    const teams = teamBoard(history, place.home, members);
    differences.push(
      ...unlike(`quiz ${id}`, inWords(members), (await boards.quiz(id, 1_000)).standings.map(memberInWords)),
      ...unlike(`teams of quiz ${id}`, teamsInWords(teams), (await boards.quizTeams(id)).map(teamInWords)),
    );
  }
  return differences;
};

/** Reads the whole leaderboard in pages of an odd size. */
const membersOf = async ({ boards }: Records, query: BoardQuery): Promise<string[]> => {
  const rows: Standing[] = [];
  for (;;) {
    const { standings, size } = await boards.page(query, rows.length, 11);
    rows.push(...standings);
    if (standings.length === 0)
      return [...rows.map(memberInWords), ...(rows.length === size ? [] : [`${size}`])];
  }
};

const inWords = (rows: readonly Row<Account>[]): string[] =>
  rows.map(({ rank, who, points, some, all }) => `${rank}. ${who.heard} ${points} (${some}/${all})`);
const memberInWords = ({ rank, name, points, right, answers }: Standing): string =>
  `${rank}. ${name} ${points} (${right}/${answers})`;
const teamsInWords = (rows: readonly Row<Team>[]): string[] =>
  rows.map(({ rank, who, points, some, all }) => `${rank}. ${who.name} ${points} (${some}/${all})`);
const teamInWords = ({ rank, name, points, players, members }: TeamStanding): string =>
  `${rank}. ${name} ${points} (${players}/${members})`;

const unlike = (
  of: string,
  expected: readonly string[],
  found: readonly string[],
  mayBeEmpty = false,
): string[] =>
  expected.join('; ') === found.join('; ') || (mayBeEmpty && found.length === 0)
    ? []
    : [`${of}: ${found.join('; ') || 'nobody'}\n  not ${expected.join('; ') || 'nobody'}`];
