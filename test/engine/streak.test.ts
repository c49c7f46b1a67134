import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  daysPerFreeze,
  freezesOf,
  mostFreezes,
  noStreak,
  type Streak,
  type StreakDay,
  streakAfter,
  sureBreak,
} from '../../src/engine/streak.ts';

const kept = (count: number): StreakDay[] => Array(count).fill('kept');

/** Days of people who miss few or many, so that freezes are earned and used, and streaks break. */
const days = fc
  .constantFrom(1, 8, 30)
  .chain((diligence) =>
    fc.array(
      fc.oneof(
        { weight: diligence, arbitrary: fc.constant<StreakDay>('kept') },
        { weight: 1, arbitrary: fc.constant<StreakDay>('missed') },
        { weight: 1, arbitrary: fc.constant<StreakDay>('neutral') },
      ),
      { maxLength: 80 },
    ),
  );

const day = fc.constantFrom<StreakDay>('kept', 'missed', 'neutral');

const isAtLeast = (one: Streak, other: Streak): boolean => one.days >= other.days && one.saved >= other.saved;

test('a freeze is earned for every ten days kept, and two are held at most', () => {
  const held = [9, 10, 19, 20, 35].map((count) => freezesOf(streakAfter(kept(count))));
  expect(held).toEqual([0, 1, 1, 2, 2]);
});

test('a missed day uses a freeze by itself, and breaks a streak without one', () => {
  const before = streakAfter(kept(12));
  const covered = streakAfter(['missed'], before);
  expect(covered).toEqual({ days: 12, saved: 2, covered: 1 });
  expect(freezesOf(covered)).toBe(0);
  expect(streakAfter(['kept'], covered)).toEqual({ days: 13, saved: 3, covered: 0 });
  expect(streakAfter(['missed'], covered)).toEqual(noStreak);
});

test('after a freeze was used, the next one takes ten more days kept', () => {
  const used = streakAfter([...kept(37), 'missed']);
  expect(freezesOf(used)).toBe(1);
  expect(freezesOf(streakAfter(kept(daysPerFreeze - 1), used))).toBe(1);
  expect(freezesOf(streakAfter(kept(daysPerFreeze), used))).toBe(2);
});

test('freezes stay between none and two, and nobody has more of them than their days earn', () => {
  fc.assert(
    fc.property(days, (some) => {
      const streak = streakAfter(some);
      expect(freezesOf(streak)).toBeGreaterThanOrEqual(0);
      expect(freezesOf(streak)).toBeLessThanOrEqual(mostFreezes);
      expect(freezesOf(streak)).toBeLessThanOrEqual(Math.floor(streak.days / daysPerFreeze));
      expect(streak.days).toBeLessThanOrEqual(some.filter((one) => one === 'kept').length);
    }),
  );
});

test('a streak never grows on a missed day, and a kept day always adds one', () => {
  fc.assert(
    fc.property(days, (some) => {
      const streak = streakAfter(some);
      const missed = streakAfter(['missed'], streak);
      expect([streak.days, 0]).toContain(missed.days);
      expect(missed.saved).toBeLessThanOrEqual(streak.saved);
      expect(missed.days === 0).toBe(streak.days === 0 || freezesOf(streak) === 0);
      expect(streakAfter(['kept'], streak).days).toBe(streak.days + 1);
    }),
  );
});

test('neutral days change nothing', () => {
  fc.assert(
    fc.property(days, (some) => {
      expect(streakAfter(some)).toEqual(streakAfter(some.filter((one) => one !== 'neutral')));
    }),
  );
});

test('counting in pieces equals counting at once', () => {
  fc.assert(
    fc.property(fc.array(days, { maxLength: 6 }), (pieces) => {
      const inPieces = pieces.reduce((streak, piece) => streakAfter(piece, streak), noStreak);
      expect(inPieces).toEqual(streakAfter(pieces.flat()));
    }),
  );
});

test('a day that turns from missed to neutral, or from neutral to kept, never makes a streak shorter', () => {
  const ranks: readonly StreakDay[] = ['missed', 'neutral', 'kept'];
  fc.assert(
    fc.property(days, day, day, days, (before, one, other, after) => {
      const [less, more] = [one, other].sort((a, b) => ranks.indexOf(a) - ranks.indexOf(b));
      const [low, high] = [less, more].map((between) =>
        streakAfter([...before, between ?? 'neutral', ...after]),
      );
      expect(isAtLeast(high ?? noStreak, low ?? noStreak)).toBe(true);
    }),
  );
});

test('a sure break is where a streak ends, whatever was before', () => {
  fc.assert(
    fc.property(days, days, (before, some) => {
      const index = sureBreak(some.toReversed());
      fc.pre(index >= 0);
      const after = some.slice(some.length - index);
      expect(streakAfter([...before, ...some])).toEqual(streakAfter(after));
      // No later break is as sure.
      const most = { days: 100, saved: mostFreezes * daysPerFreeze, covered: 0 };
      expect(streakAfter(after, most).days).toBeGreaterThanOrEqual(100);
    }),
  );
});
