import { type Dict, dict, dicts, str } from '../json.ts';
import { LIMITS } from '../limits.ts';
import {
  all,
  anything,
  boolean,
  byType,
  type Check,
  list,
  type Report,
  record,
  rule,
  string,
} from './check.ts';
import { type ElementType, elements } from './elements.ts';
import { NEWER } from './newer.ts';
import { richTextFields } from './rich-text.ts';
import { identifier, image, plain, text } from './text.ts';
import { actionables } from './walk.ts';

/** Where blocks are shown; not every block is allowed everywhere. */
export type Surface = 'message' | 'modal' | 'home';

const id = { block_id: identifier };
const SELECTS: ElementType[] = [
  ...(['static_select', 'external_select', 'users_select', 'conversations_select'] as const),
  ...(['channels_select', 'multi_static_select', 'multi_external_select', 'multi_users_select'] as const),
  ...(['multi_conversations_select', 'multi_channels_select'] as const),
];
const CHOICES: ElementType[] = ['checkboxes', 'radio_buttons', 'datepicker', 'timepicker'];
const accessory = elements('button', 'image', 'overflow', 'workflow_button', ...SELECTS, ...CHOICES);
const inActions = elements(
  ...(['button', 'overflow', 'datetimepicker', 'workflow_button', 'rich_text_input'] as const),
  ...SELECTS,
  ...CHOICES,
);
const inputs = elements(
  ...(['datetimepicker', 'email_text_input', 'file_input', 'number_input', 'plain_text_input'] as const),
  ...(['rich_text_input', 'url_text_input'] as const),
  ...SELECTS,
  ...CHOICES,
);

const EVERYWHERE: Record<string, Check> = {
  section: all(
    record(
      {},
      {
        ...id,
        text: text(3000),
        fields: list(text(2000), 1, 10),
        accessory: byType(accessory),
        expand: boolean,
      },
    ),
    rule((block) => (block.text || block.fields ? undefined : 'missing required field: text or fields')),
  ),
  header: record({ text: plain(150) }, id),
  context: record(
    { elements: list(byType({ image, plain_text: plain(3000), mrkdwn: text(3000) }), 1, 10) },
    id,
  ),
  actions: record({ elements: list(byType(inActions), 1, 25) }, id),
  divider: record({}, id),
  image: (value, path, report) => {
    const { title, block_id, ...picture } = dict(value);
    if (title !== undefined) plain(2000)(title, `${path}/title`, report);
    if (block_id !== undefined) identifier(block_id, `${path}/block_id`, report);
    image(picture, path, report);
  },
  input: record(
    { label: plain(2000), element: byType(inputs) },
    { ...id, hint: plain(2000), optional: boolean, dispatch_action: boolean },
  ),
  rich_text: record(richTextFields, id),
  video: record(
    {
      alt_text: string({ min: 1 }),
      title: plain(199),
      thumbnail_url: string({ min: 1 }),
      video_url: string({ pattern: /^https:/ }),
    },
    {
      ...id,
      title_url: string({ pattern: /^https:/ }),
      author_name: string({ max: 49 }),
      provider_name: string(),
      provider_icon_url: string(),
      description: plain(200),
    },
  ),
  alert: NEWER.alert ?? anything,
};

const TABLES: Record<Surface, Record<string, Check>> = {
  message: {
    ...EVERYWHERE,
    ...NEWER,
    markdown: record({ text: string({ min: 1, max: LIMITS.message.markdown }) }, id),
  },
  modal: EVERYWHERE,
  home: EVERYWHERE,
};

/** Checks the blocks of a message, a modal, or a Home tab. */
export function blocksFor(surface: Surface): Check {
  const max = surface === 'message' ? LIMITS.message.blocks : LIMITS.view.blocks;
  return all(list(byType(TABLES[surface]), 0, max), together);
}

/** Checks the rules between blocks. */
function together(value: unknown, path: string, report: Report): void {
  const blocks = Array.isArray(value) ? value.map(dict) : [];
  const seen = new Set<string>();
  for (const [index, block] of blocks.entries()) {
    const blockId = str(block.block_id);
    if (blockId !== undefined && seen.has(blockId)) {
      report(`\`block_id\` \`${blockId}\` already exists for another block`, `${path}/${index}/block_id`);
    }
    if (blockId !== undefined) seen.add(blockId);
    uniqueActions(block, `${path}/${index}`, report);
  }
  const focused = blocks.flatMap(actionables).filter((element) => element.focus_on_load === true);
  if (focused.length > 1) report('only one element can have focus_on_load', path);
  const markdown = blocks.filter((block) => block.type === 'markdown');
  if (markdown.reduce((sum, block) => sum + (str(block.text)?.length ?? 0), 0) > LIMITS.message.markdown) {
    report(`markdown blocks must be less than ${LIMITS.message.markdown + 1} characters in all`, path);
  }
  tables(blocks, path, report);
}

function uniqueActions(block: Dict, path: string, report: Report): void {
  const seen = new Set<string>();
  for (const element of actionables(block)) {
    const actionId = str(element.action_id);
    if (actionId === undefined) continue;
    if (seen.has(actionId)) report(`\`action_id\` \`${actionId}\` already exists for another element`, path);
    seen.add(actionId);
  }
}

function tables(blocks: Dict[], path: string, report: Report): void {
  if (blocks.filter((block) => block.type === 'table').length > 1) report('only_one_table_allowed', path);
  const found = blocks.filter((block) => block.type === 'table' || block.type === 'data_table');
  const rows = found.flatMap((block) => (Array.isArray(block.rows) ? block.rows : []));
  const size = rows
    .flatMap((row) => dicts(row))
    .reduce((sum, cell) => sum + (str(cell.text)?.length ?? 0), 0);
  if (size > LIMITS.message.tableCharacters) {
    report(`a table must be less than ${LIMITS.message.tableCharacters + 1} characters in all`, path);
  }
}
