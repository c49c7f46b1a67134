import { expect, test } from 'vitest';
import type { Block } from '../../../src/chat/card.ts';
import { ranks } from '../../../src/engine/ranks.ts';
import { playersTable, shownBetween, topTeams, topThree } from '../../../src/features/quiz/tables.ts';

/** Builds the table between two questions for players with these points, best first. */
const between = (points: readonly number[]): Block[] => {
  const all = ranks(points.map((one) => ({ points: one }))).map((rank, index) => ({
    member: index,
    name: `p${index + 1}`,
    points: points[index] ?? 0,
    answers: 3,
    right: 2,
    rank,
    place: index + 1,
  }));
  const standings = all.slice(0, shownBetween);
  const more = all.slice(shownBetween).filter(({ rank }) => rank === standings.at(-1)?.rank).length;
  return playersTable(topThree({ standings, size: all.length, more, asked: 10 }));
};

const rowsAndNote = ([table, note]: readonly Block[]) => [
  table?.kind === 'table' ? table.rows.length : 0,
  note?.kind === 'text' ? note.text : '',
];

test.each([
  ['nobody is left out of three', [9, 8, 7], 3, ''],
  ['one, alone', [9], 1, ''],
  ['the fourth is left out', [9, 8, 7, 6], 3, '3 of 4 players'],
  ['whoever shares the third rank is shown', [9, 8, 7, 7, 7, 1], 5, '5 of 6 players'],
  ['four share the third rank, which are too many', [9, 8, 7, 7, 7, 7], 3, 'and 3 more · 3 of 6 players'],
  ['25 are tied', Array(25).fill(9), 3, 'and 22 more · 3 of 25 players'],
  ['while nobody has points there is nothing to rank', [0, 0, 0], 0, ''],
  ['a tie below the third rank is cut', [9, 8, 7, 6, 6, 6, 6], 3, '3 of 7 players'],
])('between two questions: %s', (_, points, rows, note) => {
  expect(rowsAndNote(between(points))).toEqual([rows, note]);
});

test('teams that share the third rank are shown too, or counted', () => {
  const teams = (points: readonly number[]) =>
    ranks(points.map((one) => ({ points: one }))).map((rank, team) => ({
      team,
      name: 't',
      points: points[team] ?? 0,
      players: 1,
      members: 2,
      rank,
    }));
  expect(rowsAndNote(topTeams(teams([5, 4, 3, 3])))).toEqual([4, '']);
  expect(rowsAndNote(topTeams(teams([5, 5, 5, 5, 5, 5, 5])))).toEqual([3, 'and 4 more · 3 of 7 teams']);
});
