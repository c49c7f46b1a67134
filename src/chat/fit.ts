import type { Block, Card, ImageBlock, TableBlock } from './card.ts';
import { pieces, plain, type Text } from './inline.ts';
import { limits } from './limits.ts';
import { tableLines } from './table.ts';

/** What keeps a card from being valid on every platform, each with its remedy. Empty when it fits. */
export const limitViolations = (card: Card): string[] => [
  ...over('A card', sum(card.blocks.map(blockCount)), limits.blocks, 'blocks; leave some out'),
  ...over('A card', sum(card.blocks.map(size)), limits.total, 'characters in all; shorten its texts'),
  ...card.blocks.flatMap((block) => check(block)),
];

/** The card as one or more that each fit once a platform has escaped and aligned its texts, its blocks in the same order. */
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

/** What may be shown with an image, or for it. */
const shownWith = ({ besides = [], otherwise }: ImageBlock) => [...besides, ...otherwise];

/** How many blocks it may come to. */
const blockCount = (block: Block): number =>
  block.kind === 'image' ? Math.max(1 + (block.besides ?? []).length, block.otherwise.length) : 1;

const over = (what: string, found: number, limit: number, unit: string): string[] =>
  found <= limit ? [] : [`${what} has ${found} and may have at most ${limit} ${unit}.`];

const long = (what: string, text: string, limit: number): string[] =>
  over(`${what} ${JSON.stringify(text.slice(0, 30))}`, text.length, limit, 'characters; shorten it');

const check = (block: Block): string[] => {
  switch (block.kind) {
    case 'text':
      return long('Text', plain(block.text), block.style === 'title' ? limits.title : limits.text);
    case 'code':
      return long('Code', block.text, limits.code);
    case 'fields':
      return [
        ...over('A list of fields', block.fields.length, limits.fields, 'fields; split it'),
        ...block.fields.flatMap(({ name, value }) => [
          ...long('The field name', name, limits.fieldName),
          ...long('The field', plain(value), limits.fieldValue),
        ]),
      ];
    case 'table':
      return [
        ...over('A table', block.columns.length, limits.tableColumns, 'columns'),
        ...over('A table', block.rows.length, limits.tableRows, 'rows; show a page'),
        ...block.rows.flat().flatMap((cell) => long('The cell', cell, limits.tableCell)),
      ];
    case 'divider':
      return [];
    case 'image':
      return [
        ...long('The alternative text', block.alt, limits.alt),
        ...shownWith(block).flatMap((one) => check(one)),
      ];
    case 'choices':
      return [
        ...over('A question', block.choices.length, limits.choices, 'choices'),
        ...block.choices.flatMap(({ text }) => long('The choice', text, limits.choice)),
        ...(block.state === 'open'
          ? block.choices.flatMap(({ action }) => long('The action', action, limits.action))
          : []),
      ];
    case 'actions':
      return [
        ...over('A row', block.actions.length, limits.actions, 'actions'),
        ...block.actions.flatMap(({ label, action }) => [
          ...long('The label', label, limits.label),
          ...long('The action', action, limits.action),
        ]),
      ];
  }
};

/** How many characters a text and a table come to. */
interface Measure {
  text(text: Text): number;
  table(block: TableBlock): number;
}

const written: Measure = {
  text: (text) => plain(text).length,
  table: ({ columns, rows }) =>
    sum([...columns.map(({ title }) => title), ...rows.flat()].map(({ length }) => length)),
};

/** At most: what a platform escapes counts twice, an address counts, and a table's cells are as wide as their column. */
const shown: Measure = {
  text: (text) =>
    doubling(plain(text), /[\\*_~`|<>[\]#/@+.-]/g) +
    sum(
      pieces(text).map((piece) =>
        typeof piece !== 'string' && piece.kind === 'link' ? piece.url.length : 0,
      ),
    ),
  table: (block) => doubling(tableLines(block).join('\n'), /`/g),
};

const doubling = (text: string, marks: RegExp): number => text.length + (text.match(marks)?.length ?? 0);

const size = (block: Block): number => measured(block, written);
const shownSize = (block: Block): number => measured(block, shown);

const measured = (block: Block, measure: Measure): number => {
  const all = (blocks: readonly Block[]) => sum(blocks.map((one) => measured(one, measure)));
  switch (block.kind) {
    case 'text':
      return measure.text(block.text);
    case 'code':
      return block.text.length;
    case 'fields':
      return sum(block.fields.map(({ name, value }) => measure.text(name) + measure.text(value)));
    case 'table':
      return measure.table(block);
    case 'divider':
      return 0;
    case 'image':
      return Math.max(block.alt.length + all(block.besides ?? []), all(block.otherwise));
    case 'choices':
      return sum(block.choices.map(({ text }) => measure.text(text) + 4));
    case 'actions':
      return sum(block.actions.map(({ label }) => label.length));
  }
};

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);
