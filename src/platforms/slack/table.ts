import type { types } from '@slack/bolt';
import type { TableBlock } from '../../chat/card.ts';
import { fitTable, tableLines } from '../../chat/table.ts';

/** Slack refuses an empty cell. */
const nothing = '–';

/** Renders a table. The reader's own row is bold. */
export const renderTable = (table: TableBlock): types.KnownBlock[] => {
  const { columns, rows, readerRow } = fitTable(table);
  return [
    {
      type: 'table',
      column_settings: columns.map(({ align }) => ({ align })),
      rows: [
        columns.map(({ title }) => bold(title)),
        ...rows.map((row, index) =>
          row.map((cell) =>
            index === readerRow ? bold(cell) : { type: 'raw_text' as const, text: cell || nothing },
          ),
        ),
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
