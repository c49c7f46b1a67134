import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  basePoints,
  dailyPoints,
  mostRewardedDays,
  pointsPerDay,
  quizPoints,
} from '../../src/engine/points.ts';
import { levels } from '../../src/engine/question.ts';

const level = fc.constantFrom(...levels);

test('a quiz answer earns the points of its level plus up to half of them for speed', () => {
  expect(quizPoints('junior', 0, 20_000)).toBe(150);
  expect(quizPoints('junior', 10_000, 20_000)).toBe(125);
  expect(quizPoints('junior', 20_000, 20_000)).toBe(100);
  expect(quizPoints('intermediate', 0, 20_000)).toBe(225);
  expect(quizPoints('senior', 0, 20_000)).toBe(300);
});

test('speed counts to the millisecond, and points are rounded down', () => {
  // A senior question open for 20 seconds is worth one point less every 200 ms.
  expect(quizPoints('senior', 200, 20_000)).toBe(299);
  expect(quizPoints('senior', 201, 20_000)).toBe(298);
  expect(quizPoints('junior', 1, 20_000)).toBe(149);
  expect(quizPoints('junior', 19_999, 20_000)).toBe(100);
});

test("quiz points stay between the level's points and half again as many, whatever the clock says", () => {
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

test('a daily answer earns the points of its level plus ten for each day of the streak, up to a hundred', () => {
  expect(dailyPoints('junior', 1)).toBe(110);
  expect(dailyPoints('senior', 7)).toBe(270);
  expect(dailyPoints('senior', 10)).toBe(300);
  expect(dailyPoints('senior', 400)).toBe(300);
});

test("daily points never exceed the level's points plus those of the longest rewarded streak", () => {
  fc.assert(
    fc.property(level, fc.integer(), (level, streak) => {
      const most = basePoints[level] + mostRewardedDays * pointsPerDay;
      expect(dailyPoints(level, streak)).toBeLessThanOrEqual(most);
      expect(dailyPoints(level, streak)).toBeGreaterThanOrEqual(basePoints[level]);
    }),
  );
});

test('a longer streak never earns less, and a day within the rewarded ones earns exactly ten more', () => {
  fc.assert(
    fc.property(level, fc.nat({ max: 1_000 }), (level, streak) => {
      const more = dailyPoints(level, streak + 1) - dailyPoints(level, streak);
      expect(more).toBe(streak < mostRewardedDays ? pointsPerDay : 0);
    }),
  );
});
