import type { types } from '@slack/bolt';
import { barLengths } from '../../chat/bars.ts';
import { type ByKind, byKind } from '../../chat/by-kind.ts';
import type {
  Block,
  Card,
  ClosedChoices,
  CodeBlock,
  FieldsBlock,
  ImageBlock,
  OpenChoices,
  TextBlock,
  Tone,
} from '../../chat/card.ts';
import { resolveImages, withoutImages } from '../../chat/illustrate.ts';
import { type Inline, type InlineText, pieces, strong } from '../../chat/inline.ts';
import { clip, grouped, plural } from '../../chat/text.ts';
import { codeColumns, wrapCode } from '../../chat/wrap.ts';
import { renderActions, renderMenu } from './controls.ts';
import { slackLimits } from './limits.ts';
import { mrkdwn } from './mrkdwn.ts';
import { summaryOf } from './summary.ts';
import { renderDataTable, renderPlainTable, renderTable } from './table.ts';
import { plainText, richText, words } from './text.ts';

/** The content of a message. `text` is what notifications and screen readers get. */
export interface Content {
  readonly text: string;
  readonly blocks: types.KnownBlock[];
}

/** The file id of each image. An image without one is replaced by its fallback blocks. */
export type Files = ReadonlyMap<ImageBlock, string>;

/** Renders a card as a message. `blocks` says whether Slack takes its newest blocks there. */
export const renderCard = (
  card: Card,
  files: Files = new Map(),
  blocks: 'newest' | 'older' = 'newest',
): Content => ({
  text: summaryOf(withoutImages(card)),
  blocks: renderBlocks(card, blocks, files),
});

/** Renders a card's blocks. In the Home tab, tables become text, because Slack allows none there. */
export const renderBlocks = (
  card: Card,
  surface: 'newest' | 'older' | 'home',
  files: Files = new Map(),
): types.KnownBlock[] => {
  const shown = resolveImages(card, (image) => files.has(image));
  const table = surface === 'home' ? undefined : shown.blocks.find(({ kind }) => kind === 'table');
  const rendering = { files, table, caption: captionOf(shown, table), isNewest: surface === 'newest' };
  return marked(shown).flatMap((block) => byKind(renderers, block, rendering));
};

/** The longest text directly above a table that is taken for its heading. */
const longestHeading = 40;

/** Says what a table is about: its heading if it has one, or else the title of the card. */
const captionOf = ({ blocks }: Card, table: Block | undefined): string => {
  const textOf = (block: Block | undefined): string => (block?.kind === 'text' ? words(block.text) : '');
  const above = textOf(table === undefined ? undefined : blocks[blocks.indexOf(table) - 1]);
  const isHeading = above !== '' && above.length <= longestHeading;
  const title = textOf(blocks.find((block) => block.kind === 'text'));
  return clip(isHeading ? above : title, slackLimits.caption) || 'Table';
};

/** Emoji before the first sentence, because Slack shows no colors. */
const signs: Readonly<Record<Tone, string>> = {
  neutral: '',
  question: '',
  right: '✅ ',
  wrong: '❌ ',
  warning: '⚠️ ',
};

const marked = ({ tone, blocks }: Card): readonly Block[] => {
  const [first, ...rest] = blocks;
  if (signs[tone] === '' || first?.kind !== 'text') return blocks;
  return [{ ...first, text: [signs[tone], ...[first.text].flat()] }, ...rest];
};

interface Rendering {
  readonly files: Files;
  /** The block to render as a table. Slack allows one per message. */
  readonly table: Block | undefined;
  /** What the table is about. */
  readonly caption: string;
  readonly isNewest: boolean;
}

const renderers: ByKind<Block, [rendering: Rendering], types.KnownBlock[]> = {
  text: (block) => renderText(block),
  code: (block) => renderCode(block),
  fields: (block) => renderFields(block),
  table: (block, { table, caption, isNewest }) =>
    block === table
      ? ((isNewest ? renderDataTable(block, caption) : undefined) ?? renderTable(block))
      : renderPlainTable(block),
  divider: () => [{ type: 'divider' }],
  image: (block, { files }) => renderImage(block, files),
  choices: (block) => (block.state === 'open' ? renderOpen(block) : renderClosed(block)),
  actions: (block) => renderActions(block),
  menu: (block) => renderMenu(block),
};

const renderImage = (image: ImageBlock, files: Files): types.KnownBlock[] => {
  const id = files.get(image);
  return id === undefined ? [] : [{ type: 'image', slack_file: { id }, alt_text: image.alt }];
};

const renderText = ({ style, text }: TextBlock): types.KnownBlock[] => {
  const shown = words(text);
  if (shown.trim() === '') return [];
  if (style === 'title') return [{ type: 'header', text: plainText(shown) }];
  return [style === 'small' ? smallPrint(text) : rich(section(...richText(text)))];
};

/** Renders small print. Only where its words could turn into markup is it as large as other text. */
const smallPrint = (text: InlineText): types.KnownBlock => {
  if (pieces(text).every((piece) => typeof piece === 'string')) return context(words(text));
  const marked = mrkdwn(text);
  return marked === undefined
    ? rich(section(...richText(text)))
    : { type: 'context', elements: [{ type: 'mrkdwn', text: marked, verbatim: true }] };
};

/** Breaks code into lines that a phone shows whole. */
const renderCode = ({ text }: CodeBlock): types.KnownBlock[] => [
  rich(preformatted(wrapCode(text, codeColumns))),
];

const renderFields = ({ fields }: FieldsBlock): types.KnownBlock[] => [
  rich(...fields.map(({ name, value }) => section(...richText([strong(`${name}: `), ...[value].flat()])))),
];

const renderOpen = ({ choices, answers }: OpenChoices): types.KnownBlock[] => [
  rich(...choices.flatMap(({ letter, text }) => choice([strong(`${letter.toUpperCase()}  `)], text))),
  {
    type: 'actions',
    elements: choices.map(({ letter, text, action }) => ({
      type: 'button',
      action_id: action,
      value: action,
      text: plainText(letter.toUpperCase()),
      accessibility_label: clip(`${letter.toUpperCase()}: ${words(text)}`, slackLimits.buttonLabel),
    })),
  },
  ...(answers > 0 ? [context(`${plural(answers, 'answer')} so far`)] : []),
];

const renderClosed = (block: ClosedChoices): types.KnownBlock[] => {
  const bars = barLengths(block);
  return [
    rich(
      ...block.choices.flatMap(({ letter, text, right, votes }, index) => {
        const label = [right ? '✅ ' : '', strong(`${letter.toUpperCase()}  `)];
        if (votes === 0) return choice(label, text);
        const count = `${'█'.repeat(bars[index] ?? 0)} ${grouped(votes)}`;
        return choice([...label, count, ...(words(text).includes('\n') ? [] : [' · '])], text);
      }),
    ),
  ];
};

/** Puts a choice after its label. A choice with several lines is preformatted, so the lines stay as they are. */
const choice = (label: Inline[], text: InlineText): types.RichTextBlockElement[] => {
  const shown = words(text);
  return shown.includes('\n')
    ? [section(...richText(label)), preformatted(wrapCode(shown, codeColumns))]
    : [section(...richText([...label, ...pieces(text)]))];
};

/** Builds text that keeps its line breaks and spaces. */
export const preformatted = (text: string): types.RichTextPreformatted => ({
  type: 'rich_text_preformatted',
  elements: [{ type: 'text', text: text || ' ' }],
});

/** Builds a block of rich text. */
export const rich = (...elements: types.RichTextBlockElement[]): types.RichTextBlock => ({
  type: 'rich_text',
  elements,
});

const section = (...elements: types.RichTextElement[]): types.RichTextSection => ({
  type: 'rich_text_section',
  elements,
});

/** Builds a block of small text. */
export const context = (text: string): types.ContextBlock => ({
  type: 'context',
  elements: [plainText(text)],
});
