import { type ByKind, byKind } from './by-kind.ts';
import type { Block, Card, TableBlock } from './card.ts';
import { type InlineText, type Markup, pieces, plain } from './inline.ts';
import { isolateWords } from './isolate.ts';
import { limits } from './limits.ts';
import { tableLines } from './table.ts';
import { codeColumns, wrapCode } from './wrap.ts';

/** Lists what keeps a card from being valid on every platform, each with its remedy. Empty if the card fits. */
export const limitViolations = (card: Card): string[] => [
  ...over('A card', sum(card.blocks.map(blockCount)), limits.blocks, 'blocks; leave some out'),
  ...over('A card', sum(card.blocks.map(size)), limits.total, 'characters in all; shorten its texts'),
  ...card.blocks.flatMap((block) => check(block)),
];

/** Splits a card into cards that each fit, even after a platform escapes and aligns texts. The blocks keep their order. */
export const split = (card: Card): Card[] => {
  const cards: Block[][] = [[]];
  for (const block of card.blocks) {
    const last = cards.at(-1) ?? [];
    const wider = [...last, block];
    const full = sum(wider.map(blockCount)) > limits.blocks || sum(wider.map(shownSize)) > limits.total;
    if (full && last.length > 0) cards.push([block]);
    else last.push(block);
  }
  return cards.map((blocks) => ({ ...card, blocks }));
};

/** Counts the blocks that a platform may show for one block. */
const blockCount = (block: Block): number =>
  block.kind === 'image' ? Math.max(1, block.fallback.length) : 1;

const over = (what: string, found: number, limit: number, unit: string): string[] =>
  found <= limit ? [] : [`${what} has ${found} and may have at most ${limit} ${unit}.`];

const long = (what: string, text: string, limit: number): string[] =>
  over(`${what} ${JSON.stringify(text.slice(0, 30))}`, text.length, limit, 'characters; shorten it');

const check = (block: Block): string[] => byKind(violations, block);

const violations: ByKind<Block, [], string[]> = {
  text: ({ text, style }) => long('Text', plain(text), style === 'title' ? limits.title : limits.text),
  code: ({ text }) => long('Code', text, limits.code),
  fields: ({ fields }) => [
    ...over('A list of fields', fields.length, limits.fields, 'fields; split it'),
    ...fields.flatMap(({ name, value }) => [
      ...long('The field name', name, limits.fieldName),
      ...long('The field', plain(value), limits.fieldValue),
    ]),
  ],
  table: ({ columns, rows }) => [
    ...over('A table', columns.length, limits.tableColumns, 'columns'),
    ...over('A table', rows.length, limits.tableRows, 'rows; show one page of them'),
    ...rows.flat().flatMap((cell) => long('The cell', cell, limits.tableCell)),
  ],
  divider: () => [],
  image: (block) => [
    ...long('The alternative text', block.alt, limits.alt),
    ...block.fallback.flatMap((one) => check(one)),
  ],
  choices: (block) => [
    ...over('A question', block.choices.length, limits.choices, 'choices'),
    ...block.choices.flatMap(({ text }) => long('The choice', plain(text), limits.choice)),
    ...(block.state === 'open'
      ? block.choices.flatMap(({ action }) => long('The action', action, limits.action))
      : []),
  ],
  actions: ({ actions }) => [
    ...over('A row', actions.length, limits.actions, 'actions'),
    ...actions.flatMap(({ label, action }) => [
      ...long('The label', label, limits.label),
      ...long('The action', action, limits.action),
    ]),
  ],
  menu: ({ label, options }) => [
    ...over('A menu', options.length, limits.options, 'options'),
    ...long('The label', label, limits.label),
    ...options.flatMap((option) => [
      ...long('The label', option.label, limits.label),
      ...long('The action', option.action, limits.action),
    ]),
  ],
};

/** Counts the characters of a text, of code, and of a table. */
interface Measure {
  text(text: InlineText): number;
  code(text: string): number;
  table(block: TableBlock): number;
}

const written: Measure = {
  text: (text) => plain(text).length,
  code: (text) => text.length,
  table: ({ columns, rows }) =>
    sum([...columns.map(({ title }) => title), ...rows.flat()].map(({ length }) => length)),
};

/** The longest that a platform's id with its marks gets. */
const idLength = 30;

/** How many characters platforms need besides those that readers see. */
const hidden: ByKind<Markup, [], number> = {
  strong: () => 4,
  code: () => 2,
  link: ({ url }) => url.length + 4,
  time: () => 0,
  command: () => idLength,
  person: () => idLength,
  channel: () => idLength,
  workspace: () => 0,
};

/** An upper bound: escaped characters count twice, links include their URL, and a table's cells fill their column. */
const shown: Measure = {
  text: (text) =>
    doubling(isolateWords(plain(text)), /[\\*_~`|<>[\]#/@+.-]/g) +
    sum(pieces(text).map((piece) => (typeof piece === 'string' ? 0 : byKind(hidden, piece)))),
  code: (text) => wrapCode(text, codeColumns).length,
  table: (block) => doubling(tableLines(block).join('\n'), /`/g),
};

const doubling = (text: string, marks: RegExp): number => text.length + (text.match(marks)?.length ?? 0);

const size = (block: Block): number => measured(block, written);
const shownSize = (block: Block): number => measured(block, shown);

const measured = (block: Block, measure: Measure): number => byKind(sizes, block, measure);

const sizes: ByKind<Block, [measure: Measure], number> = {
  text: ({ text }, measure) => measure.text(text),
  code: ({ text }, measure) => measure.code(text),
  fields: ({ fields }, measure) =>
    sum(fields.map(({ name, value }) => measure.text(name) + measure.text(value))),
  table: (block, measure) => measure.table(block),
  divider: () => 0,
  image: ({ alt, fallback }, measure) =>
    Math.max(alt.length, sum(fallback.map((one) => measured(one, measure)))),
  choices: ({ choices }, measure) => sum(choices.map(({ text }) => measure.text(text) + 4)),
  actions: ({ actions }) => sum(actions.map(({ label }) => label.length)),
  menu: ({ label, options }) => label.length + sum(options.map((option) => option.label.length)),
};

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);
