import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { commands } from '../../../src/bot/tables.ts';
import type { Card } from '../../../src/chat/card.ts';
import { resolveImages, withoutImages } from '../../../src/chat/illustrate.ts';
import { helpCard } from '../../../src/features/help/card.ts';
import { standingsTable } from '../../../src/features/leaderboard/standings.ts';
import { renderCard } from '../../../src/platforms/discord/cards.ts';
import { fenced, literal } from '../../../src/platforms/discord/text.ts';
import { checkMessage } from '../../loopback/discord/validate/message.ts';
import { cardsOf, wholeBankMs } from '../../support/bank-cards.ts';
import { questions } from '../../support/real-bank.ts';
import { cardsNaming, widestNames } from '../../support/widest-cards.ts';

/** Lists what Discord would refuse about a card's message, with and without its pictures. */
const refusals = (card: Card): unknown[] => {
  const images = card.blocks.filter((block) => block.kind === 'image');
  const files = images.map(({ name }, index) => ({
    index: String(index),
    name,
    contentType: 'image/png',
    bytes: Buffer.from('A'),
  }));
  return [
    ...checkMessage({ ...renderCard(withoutImages(card), 1) }, []),
    ...checkMessage(
      {
        ...renderCard(
          resolveImages(card, () => true),
          1,
        ),
      },
      files,
    ),
  ];
};

test('Discord accepts every card of every question', { timeout: wholeBankMs }, () => {
  for (const question of questions) {
    expect([question.id, cardsOf(question).flatMap(refusals)]).toEqual([question.id, []]);
  }
  expect(refusals(helpCard(commands))).toEqual([]);
});

test("marks the reader's own row in a table", () => {
  const row = (user: number) => ({
    rank: user,
    name: `p${user}`,
    points: '9',
    detail: '1/1',
    gapBefore: false,
  });
  const rows = [1, 2].map((user) => ({ ...row(user), isReader: user === 2 }));
  const shown = JSON.stringify(renderCard({ tone: 'neutral', blocks: [standingsTable(rows, 'Right')] }));
  expect(shown).toContain('\\n  1  p1 ');
  expect(shown).toContain('\\n› 2  p2 ');
});

test.each(Object.entries(widestNames))(
  'Discord accepts every card with the longest names: %s',
  (_, named) => {
    for (const [what, cards] of Object.entries(cardsNaming(named))) {
      expect([what, cards.flatMap(refusals)]).toEqual([what, []]);
    }
  },
);

describe('text from people and questions', () => {
  test.each([
    ['**bold** _it_ ~~no~~ ||spoiler||', '\\*\\*bold\\*\\* \\_it\\_ \\~\\~no\\~\\~ \\|\\|spoiler\\|\\|'],
    ['<@123> <#1> <:x:1> <t:0:R>', '\\<@123\\> \\<\\#1\\> \\<:x:1\\> \\<t:0:R\\>'],
    ['@everyone @here', '@\u200beveryone @\u200bhere'],
    ['# title\n- item\n1. one\n> quote\n-# small', '\\# title\n\\- item\n1\\. one\n\\> quote\n-\\# small'],
    ['[evil](https://evil.example)', '\\[evil\\](https:\\/\\/evil.example)'],
    ['`code`', '\\`code\\`'],
  ])('%j is shown literally', (text, shown) => expect(literal(text)).toBe(shown));

  test('no run of backticks inside a fence can close it', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('`', 'a', '\n', ' ') }), (code) => {
        const inner = fenced(code).slice('```\n'.length, -'\n```'.length);
        expect(inner).not.toContain('```');
      }),
    );
  });

  test('escaped text reads as it was written', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(
          literal(text)
            .replace(/\\([^0-9A-Za-z\s])/g, '$1')
            .replaceAll('\u200b', ''),
        ).toBe(text.replaceAll('\u200b', ''));
      }),
    );
  });
});
