import { isDict } from '../json.ts';
import { all, anything, boolean, byType, type Check, integer, list, oneOf, record, string } from './check.ts';
import { elements } from './elements.ts';
import { richTextFields } from './rich-text.ts';
import { identifier, image, markup, plain, text } from './text.ts';

const id = { block_id: identifier };
const richText = byType({ rich_text: record(richTextFields, id) });
const cell = byType({
  raw_text: record({ text: string({ min: 1 }) }),
  raw_number: record({
    value: (value, path, report) => {
      if (typeof value !== 'number') report('must provide a number', path);
    },
    text: string({ min: 1 }),
  }),
  rich_text: record(richTextFields, id),
});
/** All rows of a table have as many cells as the first one. */
const even: Check = (value, path, report) => {
  const rows = Array.isArray(value) ? value.filter(Array.isArray) : [];
  for (const [index, row] of rows.entries())
    if (row.length !== rows[0]?.length)
      report('must have as many cells as the first row', `${path}/${index}`);
};
/** The first row has titles, which are never rich text. */
const plainTitles: Check = (value, path, report) => {
  const titles: unknown[] = Array.isArray(value) && Array.isArray(value[0]) ? value[0] : [];
  for (const [index, title] of titles.entries())
    if (isDict(title) && title.type === 'rich_text')
      report('unsupported type: rich_text', `${path}/0/${index}`);
};
const picture = byType({ image });
const card = record(
  {},
  {
    ...id,
    hero_image: picture,
    icon: picture,
    title: markup(150),
    subtitle: markup(150),
    body: markup(200),
    actions: list(byType(elements('button')), 1),
  },
);
const taskCard = record(
  {
    task_id: string({ min: 1 }),
    title: string({ min: 1 }),
    status: oneOf('pending', 'in_progress', 'complete', 'error'),
  },
  { ...id, details: richText, output: richText, sources: list(anything) },
);
const column = record({}, { align: oneOf('left', 'center', 'right'), is_wrapped: boolean });

/** Blocks that Slack added after 2024; for messages unless `blocks.ts` says otherwise. */
export const NEWER: Record<string, Check> = {
  table: record(
    { rows: list(list(cell, 1, 20), 1, 100) },
    {
      ...id,
      column_settings: list((value, path, report) => value === null || column(value, path, report), 0, 20),
    },
  ),
  data_table: record(
    { rows: all(list(list(cell, 1, 20), 2, 101), even, plainTitles), caption: string({ min: 1 }) },
    { ...id, page_size: integer(1, 100), row_header_column_index: integer(0, 19) },
  ),
  card,
  carousel: record({ elements: list(byType({ card }), 1, 10) }, id),
  alert: record(
    { text: text(3000) },
    { ...id, level: oneOf('default', 'info', 'warning', 'error', 'success') },
  ),
  container: record(
    { child_blocks: list(anything, 1, 10) },
    {
      ...id,
      title: plain(150),
      rich_text_title: richText,
      subtitle: text(150),
      width: oneOf('narrow', 'standard', 'wide', 'full'),
      icon: picture,
      is_collapsible: boolean,
      default_collapsed: boolean,
      has_header_divider: boolean,
    },
  ),
  context_actions: record({ elements: list(byType(elements('feedback_buttons', 'icon_button')), 1, 5) }, id),
  task_card: taskCard,
  plan: record({ title: string({ min: 1 }) }, { ...id, tasks: list(byType({ task_card: taskCard })) }),
};
