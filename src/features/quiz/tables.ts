import { type Block, small } from '../../chat/card.ts';
import { grouped, plural } from '../../chat/text.ts';
import type { QuizPart, TeamStanding } from '../leaderboard/repository.ts';
import {
  type Detail,
  memberRow,
  type StandingRow,
  standingsTable,
  teamRow,
} from '../leaderboard/standings.ts';

/** How many rows a table between two questions has, and how many it may have because of ties. */
const top = 3;
export const shownBetween = 5;

/** Builds a table of a quiz's best players. If it leaves anybody out, it says how many there are. */
export const playersTable = ({ standings, size, more }: QuizPart): Block[] =>
  cutTable(
    standings.map((one) => memberRow(one)),
    'Right',
    plural(size, 'player'),
    size,
    more,
  );

/** Builds a table of a quiz's best `most` teams, of all of them, best first. */
export const teamsTable = (teams: readonly TeamStanding[], most: number): Block[] => {
  const shown = teams.slice(0, most);
  const more = teams.slice(most).filter(({ rank }) => rank === shown.at(-1)?.rank).length;
  return cutTable(
    shown.map((one) => teamRow(one)),
    'Played',
    plural(teams.length, 'team'),
    teams.length,
    more,
  );
};

/** Leaves the top three of the best `shownBetween` players, and whoever shares the third rank if they are few. */
export const topThree = ({ standings, size, more }: QuizPart): QuizPart => {
  const third = standings[top - 1]?.rank;
  const sharing = standings.slice(top).filter(({ rank }) => rank === third).length;
  const isLastSharing = standings.at(-1)?.rank === third;
  return more > 0 && isLastSharing
    ? { standings: standings.slice(0, top), size, more: sharing + more }
    : { standings: standings.slice(0, top + sharing), size, more: 0 };
};

/** Builds a table of the top three teams of all of them, best first, and of those that share the third rank if they are few. */
export const topTeams = (teams: readonly TeamStanding[]): Block[] => {
  const third = teams[top - 1]?.rank;
  const best = top + teams.slice(top).filter(({ rank }) => rank === third).length;
  return teamsTable(teams, best > shownBetween ? top : best);
};

const cutTable = (
  rows: readonly StandingRow[],
  detail: Detail,
  all: string,
  size: number,
  more: number,
): Block[] => [
  standingsTable(rows, detail),
  ...(rows.length < size
    ? [small(`${more > 0 ? `and ${grouped(more)} more · ` : ''}${grouped(rows.length)} of ${all}`)]
    : []),
];
