import { describe, expect, test } from 'vitest';
import type { Card } from '../../src/chat/card.ts';
import { withoutImages } from '../../src/chat/illustrate.ts';
import type { Question } from '../../src/engine/question.ts';
import { renderCard as renderDiscord } from '../../src/platforms/discord/cards.ts';
import { renderCard as renderSlack } from '../../src/platforms/slack/cards.ts';
import { renderCard as renderTerminal } from '../../src/platforms/terminal/cards.ts';
import { cardsOf, wholeBankMs } from '../support/bank-cards.ts';
import { questions } from '../support/real-bank.ts';

/** Lists the texts in which a reader of each platform would see a backtick. */
const seenMarks: Readonly<Record<string, (card: Card) => unknown[]>> = {
  // A backtick that is escaped is one that Discord shows.
  discord: (card) => contents(renderDiscord(card)).filter((text) => text.includes('\\`')),
  // In small print that is markup, they are marks as well.
  slack: (card) => {
    const { blocks, text } = renderSlack(card);
    return [...contents(blocks, 'mrkdwn'), text].filter((one) => one.includes('`'));
  },
  terminal: (card) =>
    renderTerminal(card, { width: 80, now: 0, paint: (_, text) => text }).filter((line) =>
      line.includes('`'),
    ),
};

/** Collects all strings in a payload, except in objects of the type `left`. */
const contents = (value: unknown, left?: string): string[] => {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null || ('type' in value && value.type === left)) return [];
  return Object.values(value).flatMap((one) => contents(one, left));
};

/** Leaves out what a question shows as source code, which may hold any character. */
const withoutCode = (card: Card): Card => ({
  ...withoutImages(card),
  blocks: withoutImages(card).blocks.filter(({ kind }) => kind !== 'code'),
});

const isMarked = ({ code: _, ...texts }: Question): boolean => JSON.stringify(texts).includes('`');

describe.each(Object.entries(seenMarks))('on %s', (_, find) => {
  test('no text of the bank shows the backticks around its code', { timeout: wholeBankMs }, () => {
    const marked = questions.filter(isMarked);
    expect(marked.length).toBeGreaterThan(100);
    for (const question of marked) {
      const shown = cardsOf(question).map(withoutCode).flatMap(find);
      expect([question.id, shown]).toEqual([question.id, []]);
    }
  });
});
