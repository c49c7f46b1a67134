import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type History, pick } from '../../src/engine/pick.ts';
import { question, questions } from '../support/questions.ts';

const nothingYet: History = { withdrawn: new Set(), lastAsked: new Map(), recent: [] };

/** Picks `rounds` times in a row, the way one channel does over time. */
const askInTurn = (count: number, rounds: number, size: number, seed: number): string[] => {
  const lastAsked = new Map<string, number>();
  const asked: string[] = [];
  for (let round = 0; round < rounds; round++) {
    for (const { id } of pick(
      questions(count),
      { withdrawn: new Set(), lastAsked, recent: [] },
      size,
      seed + round,
    )) {
      asked.push(id);
      lastAsked.set(id, asked.length);
    }
  }
  return asked;
};

test('never picks a withdrawn question', () => {
  const withdrawn = new Set(['q0', 'q2']);
  const picked = pick(questions(4), { ...nothingYet, withdrawn }, 4, 1).map(({ id }) => id);
  expect(picked.toSorted()).toEqual(['q1', 'q3']);
});

test('repeats no question before every matching one was asked', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 15 }), fc.nat({ max: 40 }), fc.nat(), (count, rounds, seed) => {
      const asked = askInTurn(count, rounds, 1, seed);
      for (const [index, id] of asked.entries()) {
        const before = asked.lastIndexOf(id, index - 1);
        if (index > 0 && before >= 0) expect(new Set(asked.slice(before, index)).size).toBe(count);
      }
    }),
  );
});

test('picks no question twice for a quiz, and as many as there are', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 12 }),
      fc.integer({ min: 0, max: 20 }),
      fc.nat(),
      (count, size, seed) => {
        const picked = pick(questions(count), nothingYet, size, seed);
        expect(new Set(picked).size).toBe(picked.length);
        expect(picked.length).toBe(Math.min(count, size));
      },
    ),
  );
});

test('prefers the questions asked longest ago, even after quizzes with another filter', () => {
  const [a, b, c] = questions(3);
  const lastAsked = new Map([
    [a?.id ?? '', 3],
    [b?.id ?? '', 1],
    [c?.id ?? '', 2],
  ]);
  const picked = pick(questions(3), { withdrawn: new Set(), lastAsked, recent: [] }, 3, 1).map(
    ({ id }) => id,
  );
  expect(picked).toEqual([b?.id, c?.id, a?.id]);
});

test('spreads topics and levels', () => {
  const many = [
    ...Array.from({ length: 20 }, (_, index) => question(`gil-${index}`, { topic: 'gil' })),
    question('slots', { topic: 'slots' }),
    question('heaps', { topic: 'heaps', level: 'senior' }),
  ];
  for (let seed = 0; seed < 20; seed++) {
    expect(new Set(pick(many, nothingYet, 3, seed).map(({ topic }) => topic)).size).toBe(3);
  }
});

test('prefers topics that were not asked recently', () => {
  const recent = [{ topic: 'gil', level: 'junior' as const }];
  const two = [question('gil-1', { topic: 'gil' }), question('slots', { topic: 'slots' })];
  for (let seed = 0; seed < 20; seed++) {
    expect(pick(two, { withdrawn: new Set(), lastAsked: new Map(), recent }, 1, seed)[0]?.id).toBe('slots');
  }
});

test('picks the same for the same seed, and differently for different seeds', () => {
  const order = (seed: number) => pick(questions(30), nothingYet, 10, seed).map(({ id }) => id);
  expect(order(7)).toEqual(order(7));
  expect(new Set(Array.from({ length: 20 }, (_, seed) => order(seed).join())).size).toBeGreaterThan(15);
});
