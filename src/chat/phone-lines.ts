import { longestBar } from './bars.ts';
import { type ByKind, byKind } from './by-kind.ts';
import { type Block, body, type ClosedChoices } from './card.ts';
import { plain } from './inline.ts';
import { grouped } from './text.ts';
import { codeColumns, phoneColumns, wrapCode, wrapLines } from './wrap.ts';

/** Counts the lines that blocks take on a phone, where code is left out: its length is the question's own. */
export const phoneLines = (blocks: readonly Block[]): number =>
  sum(blocks.map((block) => byKind(lineCounts, block)));

const lineCounts: ByKind<Block, [], number> = {
  text: ({ text }) => wrapLines(plain(text), phoneColumns).length,
  code: () => 0,
  fields: ({ fields }) => phoneLines(fields.map(({ name, value }) => body([name, ' ', ...[value].flat()]))),
  table: ({ rows }) => 1 + rows.length,
  divider: () => 1,
  image: ({ fallback }) => phoneLines(fallback),
  choices: (block) =>
    block.state === 'closed'
      ? closedLines(block)
      : 1 + sum(block.choices.map(({ text }) => linesBeside(letterWidth, plain(text)))),
  actions: () => 1,
  menu: () => 1,
};

/** The columns of a choice's letter, and of the check mark that may come before it, with their spaces. */
const letterWidth = 3;
const checkWidth = 3;

const closedLines = ({ choices }: ClosedChoices): number =>
  sum(choices.map(({ text, votes }) => linesBeside(closedLabelWidth(votes), plain(text))));

/** Returns the most columns that stand before a closed choice with this many votes. */
export const closedLabelWidth = (votes: number): number =>
  checkWidth + letterWidth + (votes === 0 ? 0 : longestBar + ` ${grouped(votes)} · `.length);

/** Counts the lines of a choice: next to its label, or below it if it has several lines. */
const linesBeside = (width: number, text: string): number =>
  text.includes('\n')
    ? 1 + wrapCode(text, codeColumns).split('\n').length
    : wrapLines(`${'x'.repeat(width - 1)} ${text}`, phoneColumns).length;

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);
