import { expect, test } from 'vitest';
import { type StandingRow, standingsImage } from '../../../src/features/leaderboard/standings.ts';

const row = (rank: number, name: string, more: Partial<StandingRow> = {}): StandingRow => ({
  rank,
  name,
  points: '20',
  detail: '2/3',
  isReader: false,
  gapBefore: false,
  ...more,
});
const rows = [row(1, 'Ada'), row(9, 'Bo', { isReader: true, gapBefore: true })];

test("the alt text says which row is the reader's and where rows are left out", () => {
  expect(standingsImage('This week', rows, 'Right').alt).toBe(
    'This week. 1. Ada, 20 (2/3); …; 9. Bo (you), 20 (2/3).',
  );
  expect(standingsImage('This week, teams', rows, 'Played').alt).toContain('9. Bo (your team), 20 (2/3).');
});
