import type { types } from '@slack/bolt';
import stringWidth from 'string-width';
import type { TableBlock } from '../../view/card.ts';

/** Slack refuses an empty cell. */
const nothing = '–';

/** A table; the reader's own row is bold. */
export const renderTable = ({ columns, rows, own }: TableBlock): types.KnownBlock[] => [
  {
    type: 'table',
    column_settings: columns.map(({ align }) => ({ align })),
    rows: [
      columns.map(({ title }) => bold(title)),
      ...rows.map((row, index) =>
        row.map((cell) =>
          index === own ? bold(cell) : { type: 'raw_text' as const, text: cell || nothing },
        ),
      ),
    ],
  },
];

/** A table as lines of text, for where no table may be. */
export const renderPlainTable = ({ columns, rows }: TableBlock): types.KnownBlock[] => {
  const lines = [columns.map(({ title }) => title), ...rows];
  const widths = columns.map((_, index) => Math.max(...lines.map((row) => stringWidth(row[index] ?? ''))));
  const text = lines
    .map((row) =>
      row
        .map((cell, index) => pad(cell, widths[index] ?? 0, columns[index]?.align ?? 'left'))
        .join('  ')
        .trimEnd(),
    )
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

const pad = (cell: string, width: number, align: 'left' | 'right'): string => {
  const space = ' '.repeat(Math.max(0, width - stringWidth(cell)));
  return align === 'left' ? cell + space : space + cell;
};
