import { expect, test } from 'vitest';
import { commands } from '../../src/bot/tables.ts';
import { limitViolations } from '../../src/chat/fit.ts';
import { startQuiz } from '../../src/engine/quiz.ts';
import { helpCard } from '../../src/features/help/card.ts';
import { commandCard } from '../../src/features/help/command-card.ts';
import { foundCard, questionCard } from '../../src/features/questions/cards.ts';
import { quizEndCard } from '../../src/features/quiz/cards.ts';
import { textOf } from '../drivers/bot-driver.ts';
import { cardsOf, wholeBankMs } from '../support/bank-cards.ts';
import { onDiscord } from '../support/phone.ts';
import { bank, questions } from '../support/real-bank.ts';

test('every question in the bank fits on every platform: open, closed, as feedback, and in full', {
  timeout: wholeBankMs,
}, () => {
  for (const question of questions) {
    expect([question.id, cardsOf(question).flatMap(limitViolations)]).toEqual([question.id, []]);
  }
});

test('help and a long search result fit in a message', () => {
  expect(limitViolations(helpCard(commands))).toEqual([]);
  expect(limitViolations(foundCard('x'.repeat(200), questions))).toEqual([]);
});

test('looking for a question shows what it asks first, and ids in small print, on one screen of a phone', () => {
  const found = foundCard('generator', questions.slice(0, 20));
  const [, first] = found.blocks;
  expect(first).toMatchObject({ style: 'body' });
  expect(textOf(found).indexOf(questions[0]?.prompt.slice(0, 20) ?? '-')).toBeLessThan(
    textOf(found).indexOf(questions[0]?.id ?? '-'),
  );
  expect(onDiscord(found).lines.length).toBeLessThanOrEqual(36);
  for (const question of questions.slice(0, 20)) {
    const [title, , ...rest] = questionCard(question, bank).blocks;
    expect(title).toMatchObject({ style: 'title', text: bank.title(question.topic) });
    expect(rest.at(-1)).toMatchObject({ style: 'small' });
    expect(JSON.stringify(rest.at(-1))).toContain(question.id);
  }
});

test('lists tied winners the way people would say it', () => {
  const quiz = startQuiz({ mode: 'everyone', pace: [{ allowedMs: 20_000, pauseMs: 6_000 }] }, 0);
  const players = ['ada', 'grace', 'linus'].map((name, member) => ({
    member,
    name,
    points: 10,
    answers: 1,
    right: 1,
    rank: 1,
    place: member + 1,
  }));
  const end = (count: number) =>
    textOf(
      quizEndCard(quiz, {
        players: { standings: players.slice(0, count), size: count, more: 0, asked: 1 },
        teams: [],
        lost: [],
      }),
    );
  expect(end(3)).toContain('First place: ada, grace, and linus.');
  expect(end(2)).toContain('First place: ada and grace.');
});

test('help says how to unlink accounts', () => {
  const link = commands.filter(({ path }) => path === 'link');
  expect(textOf(commandCard('link', link))).toContain('"undo" to unlink it');
});
