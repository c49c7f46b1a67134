import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nthGreatest } from '../../src/engine/nth-greatest.ts';

test('finds what sorting would find', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 50 })), fc.integer({ min: 1, max: 25 }), (numbers, n) => {
      const sorted = numbers.toSorted((one, other) => other - one);
      expect(nthGreatest(numbers, n)).toBe(sorted[n - 1] ?? Number.NEGATIVE_INFINITY);
    }),
  );
});
