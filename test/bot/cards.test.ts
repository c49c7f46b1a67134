import { expect, test } from 'vitest';
import { foundCard } from '../../src/bot/cards/bank.ts';
import { helpCard } from '../../src/bot/cards/help.ts';
import { commands } from '../../src/bot/commands/all.ts';
import { misfits } from '../../src/view/fit.ts';
import { bank, cardsOf, questions } from '../support/bank-cards.ts';

test('every question of the bank fits on every platform: open, closed, as feedback and in full', () => {
  for (const question of questions) {
    expect([question.id, cardsOf(question).flatMap(misfits)]).toEqual([question.id, []]);
  }
});

test('help and a long search fit', () => {
  expect(misfits(helpCard(commands, bank))).toEqual([]);
  expect(misfits(foundCard('x'.repeat(200), questions))).toEqual([]);
});
