import { type Figure, type Goal, isMet, ratioOf } from './figure.ts';

const titles = ['', 'Hotseat', 'floor', 'ratio', 'goal', ''];

/** Formats figures as a table for a terminal. `isJudged` is false if the run was too short to judge. */
export const tableOf = (figures: readonly Figure[], isJudged: boolean): string => {
  const rows = figures.map((figure) => [
    `${figure.what}, ${figure.unit}`,
    short(figure.value),
    short(figure.floor),
    short(ratioOf(figure)),
    goalOf(figure.goal),
    isJudged ? markOf(isMet(figure)) : '',
  ]);
  const widths = titles.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd();
  return [line(titles), ...rows.map(line)].join('\n');
};

const markOf = (met: boolean | undefined): string => (met === undefined ? '' : met ? 'pass' : 'MISS');

const goalOf = (goal: Goal | undefined): string => {
  if (goal === undefined) return '';
  const bound = 'atLeast' in goal ? `≥ ${goal.atLeast}` : `≤ ${goal.atMost}`;
  return goal.of === 'ratio' ? `ratio ${bound}` : bound;
};

/** Formats a number with about three digits. */
const short = (value: number | undefined): string => {
  if (value === undefined) return '';
  if (!Number.isFinite(value)) return Number.isNaN(value) ? '' : '∞';
  const digits = Math.abs(value) >= 100 || Number.isInteger(value) ? 0 : Math.abs(value) >= 10 ? 1 : 2;
  return value.toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits });
};
