import stringWidth from 'string-width';
import type { TableBlock } from './card.ts';

/** The mark before the row about the reader. */
const ownMark = '› ';

/** Formats a table as lines of equal width for a fixed-width font, titles first. The reader's row has a mark before it. */
export const tableLines = ({ columns, rows, readerRow }: TableBlock): string[] => {
  const all = [columns.map(({ title }) => title), ...rows];
  const widths = columns.map((_, index) => Math.max(...all.map((row) => stringWidth(row[index] ?? ''))));
  const line = (row: readonly string[]) =>
    row.map((cell, index) => pad(cell, widths[index] ?? 0, columns[index]?.align ?? 'left')).join('  ');
  if (readerRow === undefined) return all.map(line);
  return all.map(
    (row, index) => `${index === readerRow + 1 ? ownMark : ' '.repeat(ownMark.length)}${line(row)}`,
  );
};

const pad = (cell: string, width: number, align: 'left' | 'right'): string => {
  const space = ' '.repeat(Math.max(0, width - stringWidth(cell)));
  return align === 'left' ? cell + space : space + cell;
};
