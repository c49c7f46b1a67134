import { expect, test } from 'vitest';
import { createBank } from '../../src/bank/bank.ts';
import { loadBank } from '../../src/bank/loader.ts';
import { foundCard, questionCard } from '../../src/bot/cards/bank.ts';
import { feedbackCard } from '../../src/bot/cards/feedback.ts';
import { helpCard } from '../../src/bot/cards/help.ts';
import { closedQuestionCard, openQuestionCard } from '../../src/bot/cards/question.ts';
import { standingsTable } from '../../src/bot/cards/standings.ts';
import { commands } from '../../src/bot/commands/all.ts';
import type { Round } from '../../src/bot/ports/game.ts';
import { misfits, split } from '../../src/view/fit.ts';
import { limits } from '../../src/view/limits.ts';

const { syllabus, entries } = await loadBank('data');
const questions = entries.map(({ question }) => question);
const bank = createBank(syllabus, questions);

const longName = 'W'.repeat(limits.name);
const standings = Array.from({ length: 5 }, (_, index) => ({
  member: index,
  name: longName,
  points: 1_000_000,
  answers: 100_000,
  right: 100_000,
  rank: index + 1,
}));

test('every question of the bank fits on every platform: open, closed, as feedback and in full', () => {
  for (const question of questions) {
    const full = split(questionCard(question, bank));
    expect([question.id, full.flatMap(misfits)]).toEqual([question.id, []]);
    if (question.kind === 'open') continue;
    const game = { kind: 'daily', schedule: 1, reveal: 'instant', day: 1000, dueAt: 0 } as const;
    const round: Round = {
      id: 2 ** 31,
      channel: 1,
      question,
      game,
      openedAt: 0,
      closesAt: 1,
      closedAt: 1,
      answers: 100_000,
      firstRight: 1,
    };
    const votes = new Map(question.choices.map((_, index) => [index, 100_000]));
    const answer = { round: 1, member: 1, right: false, points: 30, at: 0, streak: 1000 };
    const cards = [
      openQuestionCard(round, 'Question 50 of 50', ['Posted late, as I was away.'], bank),
      closedQuestionCard(round, 'Question 50 of 50', votes, longName, [standingsTable(standings)], bank),
      ...question.choices.map((_, choice) => feedbackCard(round, { ...answer, choice }, longName)),
    ];
    expect([question.id, cards.flatMap(misfits)]).toEqual([question.id, []]);
  }
});

test('help and a long search fit', () => {
  expect(misfits(helpCard(commands, bank))).toEqual([]);
  expect(misfits(foundCard('x'.repeat(200), questions))).toEqual([]);
});
