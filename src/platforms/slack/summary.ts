import { type ByKind, byKind } from '../../chat/by-kind.ts';
import type { Block, Card } from '../../chat/card.ts';
import { clip } from '../../chat/text.ts';
import { slackLimits } from './limits.ts';
import { escaped, words } from './text.ts';

/** Sums a card up in one line, which is all that a phone's notification shows. Small print comes last. */
export const summaryOf = ({ headline = '', blocks }: Card): string => {
  const isSmall = (block: Block) => block.kind === 'text' && block.style === 'small';
  const ordered = [...blocks.filter((block) => !isSmall(block)), ...blocks.filter(isSmall)];
  const said = [words(headline), ...ordered.map((block) => byKind(parts, block))].filter(
    (part) => part.trim() !== '',
  );
  const line = said.join(' · ').replace(/\s+/g, ' ').trim();
  return escaped(clip(line || 'Hotseat', slackLimits.fallback));
};

const parts: ByKind<Block, [], string> = {
  text: ({ text }) => words(text),
  fields: ({ fields }) => fields.map(({ name, value }) => `${name}: ${words(value)}`).join(' · '),
  table: ({ rows }) => rows.map((row) => row.filter((cell) => cell !== '').join(' ')).join(', '),
  choices: ({ choices }) =>
    choices.map(({ letter, text }) => `${letter.toUpperCase()} ${words(text)}`).join(', '),
  code: () => '',
  divider: () => '',
  image: ({ alt }) => alt,
  actions: () => '',
  menu: () => '',
};
