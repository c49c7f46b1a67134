import fc from 'fast-check';
import { expect, test } from 'vitest';
import { arrange } from '../../src/engine/arrange.ts';
import { planDaily, planQuiz } from '../../src/engine/plan.ts';
import { levels } from '../../src/engine/question.ts';
import { draw, shuffle } from '../../src/engine/random.ts';
import { grade, rightChoice, shuffleChoices } from '../../src/engine/round.ts';
import { question, questions } from '../support/questions.ts';

const nothingYet = { withdrawn: new Set<string>(), lastAsked: new Map(), recent: [] };

test('plans the same quiz for the same seed, down to the order of the choices', () => {
  fc.assert(
    fc.property(fc.nat(), fc.integer({ min: 1, max: 20 }), (seed, count) => {
      expect(planQuiz(questions(30), nothingYet, count, seed)).toEqual(
        planQuiz(questions(30), nothingYet, count, seed),
      );
    }),
  );
});

test('a quiz gets harder', () => {
  fc.assert(
    fc.property(fc.nat(), (seed) => {
      const order = planQuiz(questions(30), nothingYet, 12, seed).map(({ level }) => levels.indexOf(level));
      expect(order).toEqual(order.toSorted((a, b) => a - b));
    }),
  );
});

test('consecutive questions differ in topic if possible', () => {
  const topics = (list: readonly string[]) =>
    arrange(list.map((topic, index) => question(`${topic}-${index}`, { topic }))).map(({ topic }) => topic);
  expect(topics(['a', 'a', 'a', 'b', 'b'])).toEqual(['a', 'b', 'a', 'b', 'a']);
  expect(topics(['b', 'a', 'a'])).toEqual(['a', 'b', 'a']);
  expect(topics(['a', 'a'])).toEqual(['a', 'a']);
});

test('consecutive questions differ in topic across two levels too', () => {
  const order = arrange([
    question('1', { topic: 'a', level: 'junior' }),
    question('2', { topic: 'a', level: 'senior' }),
    question('3', { topic: 'b', level: 'senior' }),
  ]);
  expect(order.map(({ id }) => id)).toEqual(['1', '3', '2']);
});

test('shuffling choices keeps track of the right one', () => {
  fc.assert(
    fc.property(fc.nat(), (seed) => {
      const shuffled = shuffleChoices(question('q'), seed);
      expect(rightChoice(shuffled).text).toBe('the right one');
      expect(grade(shuffled, rightChoice(shuffled).position)).toBe(true);
      expect(shuffled.choices.filter((_, index) => grade(shuffled, index)).length).toBe(1);
      expect(grade(shuffled, 3)).toBeUndefined();
    }),
  );
});

test('the right choice is equally frequent at every position', () => {
  const runs = 6000;
  const seen = Array.from(
    { length: runs },
    (_, seed) => rightChoice(shuffleChoices(question('q'), seed)).position,
  );
  for (const position of [0, 1, 2]) {
    const share = seen.filter((one) => one === position).length / runs;
    expect(Math.abs(share - 1 / 3)).toBeLessThan(0.03);
  }
});

test('draws are evenly spread and independent across purposes', () => {
  const draws = Array.from({ length: 10_000 }, (_, index) => draw(index, 'one', 0));
  expect(Math.min(...draws)).toBeGreaterThanOrEqual(0);
  expect(Math.max(...draws)).toBeLessThan(1);
  expect(Math.abs(draws.reduce((sum, one) => sum + one) / draws.length - 0.5)).toBeLessThan(0.02);
  const same = draws.filter((one, index) => one < 0.5 === draw(index, 'two', 0) < 0.5).length;
  expect(Math.abs(same / draws.length - 0.5)).toBeLessThan(0.03);
});

test('a shuffle keeps every item', () => {
  fc.assert(
    fc.property(fc.array(fc.integer()), fc.nat(), (items, seed) => {
      expect(shuffle(items, seed, 'test').toSorted()).toEqual(items.toSorted());
    }),
  );
});

test('plans no daily question if none matches', () => {
  expect(planDaily([], nothingYet, 1)).toBeUndefined();
  expect(planDaily([question('only')], nothingYet, 1)?.id).toBe('only');
});
