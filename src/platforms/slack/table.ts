import type { types } from '@slack/bolt';
import type { TableBlock } from '../../chat/card.ts';
import { fitTable, tableLines } from '../../chat/table.ts';
import { slackLimits } from './limits.ts';

/** Slack refuses an empty cell. */
const nothing = '–';

/**
 * Renders a table that people can sort, as a screen reader announces it by its caption. The reader's own row is bold.
 * `undefined` if it has no rows, because Slack refuses such a table.
 */
export const renderDataTable = (table: TableBlock, caption: string): types.KnownBlock[] | undefined => {
  const { columns, rows, readerRow } = fitTable(table);
  if (rows.length === 0) return undefined;
  const name = columns.findIndex(({ align }) => align === 'left');
  return [
    {
      type: 'data_table',
      caption,
      page_size: Math.min(rows.length, slackLimits.pageRows),
      row_header_column_index: Math.max(name, 0),
      rows: [
        // Titles may not be rich text.
        columns.map(({ title }) => plainCell(title)),
        ...rows.map((row, index) => row.map((cell) => (index === readerRow ? bold(cell) : dataCell(cell)))),
      ],
    },
  ];
};

const plainCell = (text: string): types.RawTextElement => ({ type: 'raw_text', text: text || nothing });

/** Renders a cell so that numbers are sorted as such. */
const dataCell = (text: string): types.RawTextElement | types.RawNumberElement =>
  /^\d{1,3}(,?\d{3})*(\.\d+)?$/.test(text)
    ? { type: 'raw_number', value: Number(text.replaceAll(',', '')), text }
    : plainCell(text);

/** Renders a table as the older block. The reader's own row is bold. */
export const renderTable = (table: TableBlock): types.KnownBlock[] => {
  const { columns, rows, readerRow } = fitTable(table);
  return [
    {
      type: 'table',
      column_settings: columns.map(({ align }) => ({ align })),
      rows: [
        columns.map(({ title }) => bold(title)),
        ...rows.map((row, index) => row.map((cell) => (index === readerRow ? bold(cell) : plainCell(cell)))),
      ],
    },
  ];
};

/** Renders a table as lines of text, for places where Slack allows no table. */
export const renderPlainTable = (table: TableBlock): types.KnownBlock[] => {
  const text = tableLines(table)
    .map((line) => line.trimEnd())
    .join('\n');
  return [
    {
      type: 'rich_text',
      elements: [{ type: 'rich_text_preformatted', elements: [{ type: 'text', text: text || nothing }] }],
    },
  ];
};

const bold = (text: string): types.RichTextBlock => ({
  type: 'rich_text',
  elements: [
    {
      type: 'rich_text_section',
      elements: [{ type: 'text', text: text || nothing, style: { bold: true } }],
    },
  ],
});
