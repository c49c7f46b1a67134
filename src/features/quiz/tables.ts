import type { Block } from '../../chat/card.ts';
import type { QuizPart, TeamStanding } from '../leaderboard/repository.ts';
import {
  cutLine,
  type Detail,
  memberRow,
  type StandingRow,
  standingsTable,
  teamRow,
} from '../leaderboard/standings.ts';

/** How many rows a table between two questions has, and how many it may have because of ties. */
const top = 3;
export const shownBetween = 5;

/**
 * Builds a table of a quiz's best players, with how many of the questions asked each got right. If it leaves anybody out, it
 * says how many there are. None while nobody has points.
 */
export const playersTable = ({ standings, size, more, asked }: QuizPart): Block[] =>
  cutTable(
    standings.map((one) => ({
      score: one.points,
      row: { ...memberRow(one), detail: `${one.right} of ${asked}` },
    })),
    'Right',
    more,
    size,
    'player',
  );

/** Builds a table of a quiz's best `most` teams, of all of them, best first. */
export const teamsTable = (teams: readonly TeamStanding[], most: number): Block[] => {
  const shown = teams.slice(0, most);
  const more = teams.slice(most).filter(({ rank }) => rank === shown.at(-1)?.rank).length;
  return cutTable(
    shown.map((one) => ({ score: one.points, row: teamRow(one) })),
    'Played',
    more,
    teams.length,
    'team',
  );
};

/** Leaves the top three of the best `shownBetween` players, and whoever shares the third rank if they are few. */
export const topThree = ({ standings, size, more, asked }: QuizPart): QuizPart => {
  const third = standings[top - 1]?.rank;
  const sharing = standings.slice(top).filter(({ rank }) => rank === third).length;
  const isLastSharing = standings.at(-1)?.rank === third;
  return more > 0 && isLastSharing
    ? { standings: standings.slice(0, top), size, more: sharing + more, asked }
    : { standings: standings.slice(0, top + sharing), size, more: 0, asked };
};

/** Builds a table of the top three teams of all of them, best first, and of those that share the third rank if they are few. */
export const topTeams = (teams: readonly TeamStanding[]): Block[] => {
  const third = teams[top - 1]?.rank;
  const best = top + teams.slice(top).filter(({ rank }) => rank === third).length;
  return teamsTable(teams, best > shownBetween ? top : best);
};

/** While nobody has points there are no ranks, so there is nothing to show. */
const cutTable = (
  [best, ...others]: readonly Scored[],
  detail: Detail,
  more: number,
  size: number,
  all: string,
): Block[] => {
  if (best === undefined || best.score === 0) return [];
  const rows = [best, ...others].map(({ row }) => row);
  return [standingsTable(rows, detail), ...cutLine(rows.length, more, size, all)];
};

interface Scored {
  readonly score: number;
  readonly row: StandingRow;
}
