import type { types } from '@slack/bolt';
import type {
  ActionsBlock,
  Block,
  Card,
  ClosedChoices,
  CodeBlock,
  FieldsBlock,
  OpenChoices,
  TextBlock,
  Tone,
} from '../../view/card.ts';
import { type Inline, strong } from '../../view/inline.ts';
import { clip, plural } from '../../view/text.ts';
import { escaped, richText, words } from './inline.ts';
import { slackLimits } from './limits.ts';
import { renderPlainTable, renderTable } from './table.ts';

/** What a message is made of. `text` is what notifications and screen readers get. */
export interface Content {
  readonly text: string;
  readonly blocks: types.KnownBlock[];
}

/** A card as a message. */
export const renderCard = (card: Card): Content => ({
  text: fallback(card),
  blocks: renderBlocks(card, 'message'),
});

/** A card's blocks; the Home tab shows no tables but as text. */
export const renderBlocks = (card: Card, surface: 'message' | 'home'): types.KnownBlock[] => {
  const table = surface === 'home' ? undefined : card.blocks.find(({ kind }) => kind === 'table');
  return marked(card).flatMap((block) => renderBlock(block, block === table));
};

/** A sign before the first sentence, as Slack shows no colours. */
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

/** The texts of a card in one line. */
const fallback = ({ blocks }: Card): string =>
  escaped(
    clip(
      blocks
        .flatMap((block) => (block.kind === 'text' && block.style !== 'small' ? [words(block.text)] : []))
        .join(' · ')
        .replace(/\s+/g, ' ')
        .trim() || 'Hotseat',
      slackLimits.fallback,
    ),
  );

/** @param isTable whether it may be a table; a message holds one */
const renderBlock = (block: Block, isTable: boolean): types.KnownBlock[] => {
  switch (block.kind) {
    case 'text':
      return renderText(block);
    case 'code':
      return renderCode(block);
    case 'fields':
      return renderFields(block);
    case 'table':
      return isTable ? renderTable(block) : renderPlainTable(block);
    case 'divider':
      return [{ type: 'divider' }];
    case 'image':
      // Slack takes pictures by address only, so their facts are shown in words.
      return [context(block.alt)];
    case 'choices':
      return block.state === 'open' ? renderOpen(block) : renderClosed(block);
    case 'actions':
      return renderActions(block);
  }
};

const renderText = ({ style, text }: TextBlock): types.KnownBlock[] => {
  const shown = words(text);
  if (shown.trim() === '') return [];
  if (style === 'title') return [{ type: 'header', text: plainText(shown) }];
  const isPlain = [text].flat().every((piece) => typeof piece === 'string');
  return style === 'small' && isPlain ? [context(shown)] : [rich(section(...richText(text)))];
};

const renderCode = ({ text }: CodeBlock): types.KnownBlock[] => [
  rich({ type: 'rich_text_preformatted', elements: [{ type: 'text', text: text || ' ' }] }),
];

const renderFields = ({ fields }: FieldsBlock): types.KnownBlock[] => [
  rich(...fields.map(({ name, value }) => section(...richText([strong(`${name}: `), ...[value].flat()])))),
];

const renderOpen = ({ choices, answers }: OpenChoices): types.KnownBlock[] => [
  rich(...choices.flatMap(({ letter, text }) => choice([strong(`${letter.toUpperCase()}  `)], text))),
  {
    type: 'actions',
    elements: choices.map(({ letter, action }) => ({
      type: 'button',
      action_id: action,
      value: action,
      text: plainText(letter.toUpperCase()),
    })),
  },
  ...(answers > 0 ? [context(`${plural(answers, 'answer')} so far`)] : []),
];

const renderClosed = ({ choices }: ClosedChoices): types.KnownBlock[] => {
  const most = Math.max(1, ...choices.map(({ votes }) => votes));
  return [
    rich(
      ...choices.flatMap(({ letter, text, right, votes }) => {
        const bar = '█'.repeat(Math.max(1, Math.round((votes / most) * 12)));
        return [
          ...choice([right ? '✓ ' : '   ', strong(`${letter.toUpperCase()}  `)], text),
          ...(votes > 0 ? [section({ type: 'text', text: `     ${bar} ${votes}` })] : []),
        ];
      }),
    ),
  ];
};

/** A choice beside its letter; one of several lines keeps them as they are. */
const choice = (label: Inline[], text: string): types.RichTextBlockElement[] =>
  text.includes('\n')
    ? [
        section(...richText(label)),
        { type: 'rich_text_preformatted', elements: [{ type: 'text', text }] } satisfies Preformatted,
      ]
    : [section(...richText([...label, text]))];

const renderActions = ({ actions }: ActionsBlock): types.KnownBlock[] => [
  {
    type: 'actions',
    elements: actions.map(({ label, action, style }) => ({
      type: 'button',
      action_id: action,
      value: action,
      text: plainText(label),
      ...(style === 'danger' ? { style } : {}),
    })),
  },
];

type Preformatted = types.RichTextPreformatted;

const rich = (...elements: types.RichTextBlockElement[]): types.RichTextBlock => ({
  type: 'rich_text',
  elements,
});

const section = (...elements: types.RichTextElement[]): types.RichTextSection => ({
  type: 'rich_text_section',
  elements,
});

const context = (text: string): types.ContextBlock => ({ type: 'context', elements: [plainText(text)] });

/** Text in which not even emoji names mean anything. */
export const plainText = (text: string): types.PlainTextElement => ({
  type: 'plain_text',
  text: text || ' ',
  emoji: false,
});
