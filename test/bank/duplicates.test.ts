import { expect, test } from 'vitest';
import { checkDuplicates, findDuplicates } from '../../src/bank/check/duplicates/duplicates.ts';
import type { ChoiceQuestion } from '../../src/engine/question.ts';
import { choiceEntry } from '../support/entries.ts';

/** Questions about other things, so that words have a rarity. */
const others = ['alpha', 'beta', 'gamma', 'delta', 'epsilon', 'zeta', 'eta', 'theta'].map((word) =>
  choiceEntry(word, [`${word} grows`, `${word} shrinks`, `${word} stays`], {
    prompt: `What becomes of ${word}?`,
    explanation: `Since ${word} is kept, it grows.`,
  }),
);

const ask = (id: string, more: Partial<ChoiceQuestion> = {}) =>
  choiceEntry(id, ['It raises TypeError', 'It prints False', 'It prints True'], {
    prompt: 'A class defines equality and goes into a set. What happens?',
    explanation: 'A class that defines equality without a hash gets no hash, so a set refuses its objects.',
    ...more,
  });
const sameIdea = ask('second', {
  prompt: 'Objects with their own equality are put into a set. What do you see?',
  explanation: 'Defining equality takes the hash away, so the set refuses objects of the class.',
});

test('the same idea in other words is found, with where the other one is', () => {
  const [problem, ...more] = checkDuplicates([...others, ask('first'), sameIdea], []);
  expect(problem).toMatchObject({ question: 'second', file: 'bank/track/topic-second.yaml' });
  expect(problem?.says).toMatch(
    /^asks nearly the same as first in bank\/track\/topic-first.yaml \(likeness 0\.\d\d\)/,
  );
  expect(more).toEqual([]);
});

test('in some tracks, the question of those tracks is named', () => {
  const isFirst = ({ file }: { file: string }) => file.includes('first');
  expect(checkDuplicates([...others, ask('first'), sameIdea], [], isFirst)[0]?.question).toBe('first');
});

test('a pair may stay if somebody says why, and the reason goes when the pair goes', () => {
  const exemption = { ids: ['first', 'second'], reason: 'One asks for the error, one for the cure.' };
  expect(checkDuplicates([...others, ask('first'), sameIdea], [exemption])).toEqual([]);
  expect(checkDuplicates([...others, ask('first')], [exemption])).toEqual([
    { file: 'duplicates.yaml', says: 'first, second are no longer alike; remove the exemption' },
  ]);
});

test('choices that a family shares make no pair', () => {
  const long = 'A semaphore that each call acquires before it is sent to the partner';
  const choices = [long, `${long} twice`, `${long} or not at all`];
  const relative = (id: string, words: string) =>
    choiceEntry(id, choices, { family: 'cures', prompt: `Why does ${words}?`, explanation: `So ${words}.` });
  const pairs = findDuplicates([...others, relative('a', 'memory grow'), relative('b', 'latency jump')]);
  expect(pairs).toEqual([]);
});
