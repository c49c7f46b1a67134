import { type Block, type ImageBlock, small, type TableBlock } from '../../chat/card.ts';
import { limits } from '../../chat/limits.ts';
import { once } from '../../chat/once.ts';
import type { RankingPicture } from '../../chat/picture.ts';
import { clip, grouped, plural } from '../../chat/text.ts';
import type { Standing, TeamStanding } from './repository.ts';

/** A row of a table of standings, as text. */
export type StandingRow = RankingPicture['rows'][number];

/** The title of the last column: `Right` for members, `Played` for teams. */
export type Detail = 'Right' | 'Played';

/**
 * Formats a member's standing.
 * @param own the reader's member id
 */
export const memberRow = (
  { member, rank, name, points, answers, right }: Standing,
  own?: number,
): StandingRow => ({
  rank,
  name,
  points: grouped(points),
  detail: `${right}/${answers}`,
  isReader: member === own,
  gapBefore: false,
});

/**
 * Formats a team's standing.
 * @param own the id of the reader's team
 */
export const teamRow = (
  { team, rank, name, points, players, members }: TeamStanding,
  own?: number,
): StandingRow => ({
  rank,
  name,
  points: teamPoints(points),
  detail: `${players}/${members}`,
  isReader: team === own,
  gapBefore: false,
});

const toOneDigit = once(() => new Intl.NumberFormat('en-US', { maximumFractionDigits: 1 }));

/** Formats a team's points, with at most one decimal. */
export const teamPoints = (points: number): string => toOneDigit().format(points);

/** Builds a table of standings with rank, name, points, and a detail, one row per standing. */
export const standingsTable = (rows: readonly StandingRow[], detail: Detail): TableBlock => {
  const withGaps = rows.flatMap((row) => (row.gapBefore ? [undefined, row] : [row]));
  const ownRow = withGaps.findIndex((row) => row?.isReader);
  return {
    kind: 'table',
    columns: [
      { title: '#', align: 'right' },
      { title: 'Name', align: 'left' },
      { title: 'Points', align: 'right' },
      { title: detail, align: 'right' },
    ],
    rows: withGaps.map((row) =>
      row === undefined ? ['', '…', '', ''] : [grouped(row.rank), row.name, row.points, row.detail],
    ),
    ...(ownRow < 0 ? {} : { readerRow: ownRow }),
  };
};

/**
 * Builds the line below standings of which only the best are shown, as in `and 22 more · 3 of 25 players`; none if all are.
 * @param more how many share the rank of the last one shown
 * @param one what a row stands for, as in `player`
 */
export const cutLine = (shown: number, more: number, size: number, one: string): Block[] =>
  shown < size
    ? [small(`${more > 0 ? `and ${grouped(more)} more · ` : ''}${grouped(shown)} of ${plural(size, one)}`)]
    : [];

/** Builds an image of standings, with the table as its fallback. `heading` is the title of the card. */
export const standingsImage = (
  heading: string,
  rows: readonly StandingRow[],
  detail: Detail,
): ImageBlock => ({
  kind: 'image',
  name: 'standings.png',
  alt: clip(`${heading}. ${rows.map((row) => rowText(row, detail)).join('; ')}.`, limits.alt),
  picture: { kind: 'ranking', detail, rows },
  fallback: [standingsTable(rows, detail)],
});

/** The words that mark the reader's row in text. */
const readerWords: Readonly<Record<Detail, string>> = { Right: 'you', Played: 'your team' };

const rowText = (row: StandingRow, detail: Detail): string =>
  `${row.gapBefore ? '…; ' : ''}${grouped(row.rank)}. ${row.name}${row.isReader ? ` (${readerWords[detail]})` : ''}, ${row.points} (${row.detail})`;
