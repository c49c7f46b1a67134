import { describe, expect, test } from 'vitest';
import type { Block, Card } from '../../../src/chat/card.ts';
import type { ChoiceQuestion } from '../../../src/engine/question.ts';
import { playersTable, topThree } from '../../../src/features/quiz/tables.ts';
import { closedQuestionCard } from '../../../src/features/rounds/closed-card.ts';
import { shortenTo } from '../../../src/features/rounds/shorten.ts';
import { whyCard } from '../../../src/features/rounds/why-card.ts';
import { wholeBankMs } from '../../support/bank-cards.ts';
import { inTerminal, onDiscord, onSlack } from '../../support/phone.ts';
import { question as testQuestion } from '../../support/questions.ts';
import { bank, questions } from '../../support/real-bank.ts';
import { rounds } from '../../support/rounds.ts';

const choiceQuestions = questions.filter((one) => one.kind !== 'open');
/** A name as wide as names get. */
const first = '漢'.repeat(20);
const standings = Array.from({ length: 5 }, (_, index) => ({
  member: index,
  name: first,
  points: 1_500,
  answers: 10,
  right: 10,
  rank: 1,
  place: index + 1,
}));
const below: Block[] = [
  ...playersTable(topThree({ standings, size: 100, more: 95, asked: 50 })),
  { kind: 'actions', actions: [{ label: 'Next', action: 'next:1:9', style: 'plain' }] },
];

/** Every fifth question with code that is wider than a phone. */
const wideOnes = choiceQuestions
  .filter(({ code }) => code?.text.split('\n').some((line) => line.length > 36))
  .filter((_, index) => index % 5 === 0);

const closed = (question: ChoiceQuestion): Card => {
  const votes = new Map(question.choices.map(({ correct }, index) => [index, correct ? 62 : 7 * index]));
  return closedQuestionCard(
    rounds.closed(question),
    'Question 10 of 50',
    { votes, firstRight: { user: first, name: first } },
    below,
  );
};

test('a closed question takes at most 26 lines of a phone, code apart: each of the bank, with everybody tied', {
  timeout: wholeBankMs,
}, () => {
  const long = choiceQuestions.flatMap((question) => {
    const card = closed(question);
    const counts = [onDiscord(card), onSlack(card)].map(({ lines }) => lines.length);
    return Math.max(...counts) > 26 ? [[question.id, ...counts]] : [];
  });
  expect(long).toEqual([]);
});

test('two choices never look the same, however much they are cut: each question of the bank', {
  timeout: wholeBankMs,
}, () => {
  const alike = choiceQuestions.flatMap((question) => {
    const votes = new Map(question.choices.map((_, index) => [index, 100]));
    const { choices } = shortenTo(question, votes, () => 99);
    return new Set(choices).size === choices.length ? [] : [[question.id, choices]];
  });
  expect(alike).toEqual([]);
});

test('a choice of several lines that is cut becomes one line, from where it differs', () => {
  const choice = (text: string, correct = false) => ({ text, correct, why: '' });
  const question = {
    ...testQuestion('cut'),
    choices: [
      choice('the first line of the output\nNone'),
      choice('the first line of the output\nlive'),
      choice('raises', true),
    ],
  };
  expect(shortenTo(question, new Map(), () => 99).choices).toEqual(['…None', '…live', 'raises']);
});

test('no code that a phone shows is wider than the phone, and none loses its indentation', {
  timeout: wholeBankMs,
}, () => {
  for (const question of wideOnes) {
    const own = question.code?.text.split('\n').map((line) => line.trimEnd()) ?? [];
    const card = closed(question);
    for (const { code } of [onDiscord(card), onSlack(card)]) {
      const begun = code.filter((line) => !line.trimStart().startsWith('↳'));
      const indents = (lines: readonly string[]) => lines.map((line) => line.search(/\S|$/));
      expect([question.id, indents(begun.map((line) => line.trimEnd()))]).toEqual([
        question.id,
        indents(own),
      ]);
    }
  }
});

describe('what is shown of a long question', () => {
  const lines = 'one\ntwo\nthree\nfour';
  const long: ChoiceQuestion = {
    kind: 'output',
    id: 'long',
    track: 'core-language',
    topic: 'long',
    level: 'junior',
    prompt: `${'There is more to read. '.repeat(12)}What does it print?`,
    choices: [
      { text: lines, correct: true },
      { text: `${lines}\nfive`, correct: false, why: 'Nothing prints five.' },
      { text: 'x'.repeat(110), correct: false },
    ],
    explanation: `${'Because it is so. '.repeat(20)}The end.`,
    references: ['https://docs.python.org/3/'],
  };

  test('has its buttons on one line', () => {
    expect(onDiscord(closed(long)).lines.at(-1)).toBe('[ Why? ] [ Next ]');
  });

  test('is each choice once, wrong ones shortened first', () => {
    const text = onDiscord(closed(long)).lines.join('\n');
    expect(text).toContain('one ↵ two ↵');
    expect(text).toMatch(/\nC {2}▰+ 14 · x+…\n/);
    expect(text.match(/^one$/gm)).toHaveLength(1);
  });

  test('is whole sentences of the explanation, at most 240 characters', () => {
    const [, , , , shown] = closedQuestionCard(
      rounds.closed(long),
      'Q',
      { votes: new Map(), firstRight: undefined },
      [],
    ).blocks;
    const text = shown?.kind === 'text' ? String(shown.text) : '';
    expect(text).toMatch(/^(Because it is so\. )*Because it is so\.$/);
    expect(text.length).toBeLessThanOrEqual(240);
  });

  test('stands in full behind the button', () => {
    const card = whyCard(rounds.closed(long), 'Question 1 of 2', undefined, bank);
    const text = inTerminal(card)
      .lines.concat(inTerminal(card).code)
      .join(' ')
      .replace(/[\s┃]+/g, ' ');
    for (const whole of [long.prompt, long.explanation]) expect(text).toContain(whole);
    expect(text).toContain('two three four five');
  });
});

test('in the terminal, code keeps its indentation when it is too wide', () => {
  const [wide] = wideOnes;
  if (wide === undefined) throw new Error('No question has wide code.');
  expect(inTerminal(closed(wide)).code.join('\n')).toMatch(/^┃ {5,}↳ /m);
});
