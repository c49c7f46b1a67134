import stringWidth from 'string-width';
import type { TableBlock } from './card.ts';

/** A table as lines of one width for a fixed-width font, its titles first. */
export const tableLines = ({ columns, rows }: TableBlock): string[] => {
  const all = [columns.map(({ title }) => title), ...rows];
  const widths = columns.map((_, index) => Math.max(...all.map((row) => stringWidth(row[index] ?? ''))));
  return all.map((row) =>
    row.map((cell, index) => pad(cell, widths[index] ?? 0, columns[index]?.align ?? 'left')).join('  '),
  );
};

const pad = (cell: string, width: number, align: 'left' | 'right'): string => {
  const space = ' '.repeat(Math.max(0, width - stringWidth(cell)));
  return align === 'left' ? cell + space : space + cell;
};
