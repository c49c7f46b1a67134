import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ranks } from '../../src/engine/ranks.ts';

test('ties share a rank and leave a gap', () => {
  expect(ranks([30, 20, 20, 10])).toEqual([1, 2, 2, 4]);
  expect(ranks([0, 0, 0])).toEqual([1, 1, 1]);
  expect(ranks([])).toEqual([]);
});

test('a rank is one more than the number of better scores', () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 20 })), (scores) => {
      const sorted = scores.toSorted((a, b) => b - a);
      expect(ranks(sorted)).toEqual(
        sorted.map((score) => 1 + sorted.filter((other) => other > score).length),
      );
    }),
  );
});
