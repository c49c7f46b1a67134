import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareScores, ranks, type Score } from '../../src/engine/ranks.ts';

const ofPoints = (...points: readonly number[]): Score[] => points.map((one) => ({ points: one }));

const score = fc.record({
  points: fc.nat({ max: 20 }),
  ms: fc.option(fc.nat({ max: 5 }), { nil: undefined }),
});

test('ties share a rank and leave a gap', () => {
  expect(ranks(ofPoints(30, 20, 20, 10))).toEqual([1, 2, 2, 4]);
  expect(ranks(ofPoints(0, 0, 0))).toEqual([1, 1, 1]);
  expect(ranks([])).toEqual([]);
});

test('of equal points, the ones that took less time are better, and only equal times share a rank', () => {
  const scores = [
    { points: 30, ms: 9_000 },
    { points: 20, ms: 4_000 },
    { points: 20, ms: 4_001 },
    { points: 20, ms: 4_001 },
    { points: 10, ms: 1 },
  ];
  expect(scores.toReversed().sort(compareScores)).toEqual(scores);
  expect(ranks(scores)).toEqual([1, 2, 3, 3, 5]);
});

test('a rank is one more than the number of better scores', () => {
  fc.assert(
    fc.property(fc.array(score), (scores) => {
      const sorted = scores.toSorted(compareScores);
      expect(ranks(sorted)).toEqual(
        sorted.map((one) => 1 + sorted.filter((other) => compareScores(other, one) < 0).length),
      );
    }),
  );
});

test('a page of a list has the ranks that its rows have in the whole list', () => {
  fc.assert(
    fc.property(fc.array(score, { minLength: 1 }), fc.nat(), (scores, at) => {
      const sorted = scores.toSorted(compareScores);
      const all = ranks(sorted);
      const from = at % sorted.length;
      const first = { place: from + 1, rank: all[from] ?? 1 };
      expect(ranks(sorted.slice(from), first)).toEqual(all.slice(from));
    }),
  );
});
