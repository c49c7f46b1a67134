import stringWidth from 'string-width';
import { barLengths, longestBar } from '../../chat/bars.ts';
import { type ByKind, byKind } from '../../chat/by-kind.ts';
import type {
  Block,
  Card,
  ClosedChoices,
  FieldsBlock,
  MenuBlock,
  OpenChoices,
  TableBlock,
  TextBlock,
  Tone,
} from '../../chat/card.ts';
import { withoutImages } from '../../chat/illustrate.ts';
import { type InlineText, plain } from '../../chat/inline.ts';
import { tableLines } from '../../chat/table.ts';
import { grouped, plural } from '../../chat/text.ts';
import { wrapCode } from '../../chat/wrap.ts';
import { actionWords } from './action-words.ts';
import { type Format, type Paint, printable, wrap } from './text.ts';

/** What rendering needs to know about the terminal. */
export interface RenderOptions {
  /** Columns. */
  readonly width: number;
  /** Epoch milliseconds. */
  readonly now: number;
  readonly paint: Paint;
}

const tones: Readonly<Record<Tone, Format>> = {
  neutral: 'blue',
  question: 'magenta',
  right: 'green',
  wrong: 'red',
  warning: 'yellow',
};

/** Renders a card as lines behind a bar in its color. `to` names the only person who may see it. */
export const renderCard = (card: Card, look: RenderOptions, to?: string): string[] => {
  const bar = look.paint(tones[card.tone], to === undefined ? '┃' : '┊');
  const inner = { ...look, width: look.width - 2, words: actionWords(card) };
  const { blocks } = withoutImages(card);
  const lines = blocks.flatMap((block, index) => [
    ...(isApart(blocks[index - 1], block) ? [''] : []),
    ...byKind(renderers, block, inner),
  ]);
  const sight = to === undefined ? [] : [look.paint('dim', `(only ${printable(to)} sees this)`)];
  return [...sight, ...lines].map((line) => `${bar} ${line}`.trimEnd());
};

/** Returns whether an empty line separates two blocks: not below a title, and not above a remark on a text. */
const isApart = (above: Block | undefined, below: Block): boolean => {
  if (above === undefined || (above.kind === 'text' && above.style === 'title')) return false;
  return !(above.kind === 'text' && below.kind === 'text' && below.style === 'small');
};

/** Options for rendering inside a card. */
interface Inside extends RenderOptions {
  /** What to type for the buttons, by their actions. */
  readonly words: ReadonlyMap<string, string>;
}

const codeIndent = '    ';

const renderers: ByKind<Block, [look: Inside], string[]> = {
  text: (block, look) => renderText(block, look),
  code: ({ text }, { paint, width }) =>
    wrapCode(printable(text), width - codeIndent.length)
      .split('\n')
      .map((line) => `${codeIndent}${paint('cyan', line)}`),
  fields: (block, look) => renderFields(block, look),
  table: (block, look) => renderTable(block, look),
  divider: (_, { width }) => ['─'.repeat(width)],
  // Every image was replaced by its fallback blocks.
  image: () => [],
  choices: (block, look) => (block.state === 'open' ? renderOpen(block, look) : renderClosed(block, look)),
  actions: ({ actions }, look) => renderButtons(actions, look),
  menu: ({ label, options }, look) => [
    look.paint('dim', `${printable(label)}:`),
    ...renderButtons(options, look),
  ],
};

const renderText = ({ style, text }: TextBlock, { width, now, paint }: RenderOptions): string[] => {
  const lines = wrap(text, width, now, paint);
  if (style === 'body') return lines;
  return lines.map((line) => (line === '' ? '' : paint(style === 'title' ? 'bold' : 'dim', line)));
};

const renderFields = ({ fields }: FieldsBlock, { width, now, paint }: RenderOptions): string[] => {
  const column = Math.max(...fields.map(({ name }) => stringWidth(name)));
  return fields.flatMap(({ name, value }) =>
    wrap(value, width - column - 2, now, paint).map((line, index) =>
      index === 0
        ? `${paint('dim', printable(name).padEnd(column))}  ${line}`
        : `${' '.repeat(column + 2)}${line}`,
    ),
  );
};

const renderTable = (table: TableBlock, { paint }: RenderOptions): string[] => {
  const [titles = '', ...rows] = tableLines({ ...table, rows: table.rows.map((row) => row.map(printable)) });
  return [
    paint('dim', titles),
    ...rows.map((row, index) => (index === table.readerRow ? paint('bold', row) : row)),
  ];
};

const renderOpen = ({ choices, answers }: OpenChoices, look: RenderOptions): string[] => [
  ...choices.flatMap(({ letter, text }) => alongside(`${look.paint('bold', letter)}  `, text, look)),
  ...(answers > 0 ? [look.paint('dim', `${plural(answers, 'answer')} so far`)] : []),
];

const renderClosed = (block: ClosedChoices, look: RenderOptions): string[] => {
  const bars = barLengths(block);
  const counts = block.choices.map(({ votes }) => grouped(votes));
  const widest = Math.max(...counts.map(({ length }) => length));
  return block.choices.flatMap(({ letter, text, right, votes }, index) => {
    const mark = right ? look.paint('green', '✓') : ' ';
    const bar = '█'.repeat(bars[index] ?? 0).padEnd(longestBar);
    const count = (votes === 0 ? '' : (counts[index] ?? '')).padStart(widest);
    const spread = block.choices.some((one) => one.votes > 0)
      ? `${look.paint(right ? 'green' : 'dim', `${bar} ${count}`)}  `
      : '';
    return alongside(`${mark} ${look.paint('bold', letter)}  ${spread}`, text, look);
  });
};

/** Puts buttons on as few lines as possible, without breaking any. */
const renderButtons = (buttons: MenuBlock['options'], { width, paint, words }: Inside): string[] => {
  const lines: string[] = [];
  for (const { label, action } of buttons) {
    const button = `${paint('bold', `[${words.get(action)}]`)} ${printable(label)}`;
    const longer = `${lines.at(-1)}${between}${button}`;
    if (lines.length > 0 && stringWidth(longer) <= width) lines.splice(-1, 1, longer);
    else lines.push(button);
  }
  return lines;
};

const between = '   ';

/** Puts text to the right of a label. The text's own line breaks stay. */
const alongside = (label: string, text: InlineText, { width, now, paint }: RenderOptions): string[] => {
  const column = stringWidth(label);
  const shown = plain(text);
  const lines = shown.includes('\n')
    ? wrapCode(printable(shown), width - column).split('\n')
    : wrap(text, width - column, now, paint);
  return lines.map((line, index) => `${index === 0 ? label : ' '.repeat(column)}${line}`);
};
