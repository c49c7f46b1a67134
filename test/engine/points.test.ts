import fc from 'fast-check';
import { expect, test } from 'vitest';
import { basePoints, dailyPoints, maxStreakBonus, quizPoints } from '../../src/engine/points.ts';
import { levels } from '../../src/engine/question.ts';

const level = fc.constantFrom(...levels);

test('a quiz answer earns the points of its level plus up to half of them for speed', () => {
  expect(quizPoints('junior', 0, 20_000)).toBe(15);
  expect(quizPoints('junior', 10_000, 20_000)).toBe(12);
  expect(quizPoints('junior', 20_000, 20_000)).toBe(10);
  expect(quizPoints('intermediate', 0, 20_000)).toBe(22);
  expect(quizPoints('senior', 0, 20_000)).toBe(30);
});

test('quiz points stay between the level’s points and half again as many, whatever the clock says', () => {
  fc.assert(
    fc.property(level, fc.integer(), fc.integer({ min: 1 }), (level, elapsed, allowed) => {
      const points = quizPoints(level, elapsed, allowed);
      expect(Number.isInteger(points)).toBe(true);
      expect(points).toBeGreaterThanOrEqual(basePoints[level]);
      expect(points).toBeLessThanOrEqual(basePoints[level] * 1.5);
    }),
  );
});

test('answering later never earns more', () => {
  fc.assert(
    fc.property(level, fc.nat(), fc.nat(), fc.integer({ min: 1, max: 300_000 }), (level, a, b, allowed) => {
      const [early, late] = [Math.min(a, b), Math.max(a, b)];
      expect(quizPoints(level, late, allowed)).toBeLessThanOrEqual(quizPoints(level, early, allowed));
    }),
  );
});

test('a daily answer earns the points of its level plus one for each day of the streak, up to ten', () => {
  expect(dailyPoints('junior', 1)).toBe(11);
  expect(dailyPoints('senior', 7)).toBe(27);
  expect(dailyPoints('senior', 10)).toBe(30);
  expect(dailyPoints('senior', 400)).toBe(30);
});

test('daily points never exceed the level’s points plus the largest bonus', () => {
  fc.assert(
    fc.property(level, fc.integer(), (level, streak) => {
      expect(dailyPoints(level, streak)).toBeLessThanOrEqual(basePoints[level] + maxStreakBonus);
      expect(dailyPoints(level, streak)).toBeGreaterThanOrEqual(basePoints[level]);
    }),
  );
});
