import type { TableBlock } from './card.ts';
import { isolate } from './isolate.ts';
import { clipColumns, codeColumns, columnsOf } from './wrap.ts';

/** The mark before the row about the reader. */
const ownMark = '› ';
const between = '  ';
/** The narrowest that a column of texts gets, even if the table is then too wide. */
const leastText = 4;

/**
 * Formats a table as lines of equal width for a fixed-width font, titles first, as wide as a phone shows. The reader's
 * row has a mark before it. Texts that read from right to left are isolated, so that they don't turn the row around.
 */
export const tableLines = (table: TableBlock): string[] => {
  const { columns, rows, readerRow } = fitTable(table);
  const all = [columns.map(({ title }) => title), ...rows];
  const widths = widthsOf({ columns, rows });
  const line = (row: readonly string[]) =>
    row.map((cell, index) => pad(cell, widths[index] ?? 0, columns[index]?.align ?? 'left')).join(between);
  if (readerRow === undefined) return all.map(line);
  return all.map(
    (row, index) => `${index === readerRow + 1 ? ownMark : ' '.repeat(ownMark.length)}${line(row)}`,
  );
};

/** Shortens the texts of a table so that a phone shows every row on one line. Numbers, at the right, stay whole. */
export const fitTable = (table: TableBlock): TableBlock => {
  const widths = widthsOf(table);
  const mark = table.readerRow === undefined ? 0 : ownMark.length;
  const gaps = between.length * (widths.length - 1);
  const texts = table.columns.flatMap(({ align }, index) => (align === 'left' ? [index] : []));
  const isText = (index: number) => texts.includes(index);
  const numbers = widths.reduce((sum, width, index) => sum + (isText(index) ? 0 : width), 0);
  const room = Math.floor((codeColumns - mark - gaps - numbers) / texts.length);
  const cut = (row: readonly string[]) =>
    row.map((cell, index) => (isText(index) ? clipColumns(cell, Math.max(room, leastText)) : cell));
  return { ...table, rows: table.rows.map(cut) };
};

const widthsOf = ({ columns, rows }: Pick<TableBlock, 'columns' | 'rows'>): number[] =>
  columns.map(({ title }, index) =>
    Math.max(...[title, ...rows.map((row) => row[index] ?? '')].map(columnsOf)),
  );

const pad = (cell: string, width: number, align: 'left' | 'right'): string => {
  const space = ' '.repeat(Math.max(0, width - columnsOf(cell)));
  return align === 'left' ? isolate(cell) + space : space + isolate(cell);
};
