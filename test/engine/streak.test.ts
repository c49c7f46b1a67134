import fc from 'fast-check';
import { expect, test } from 'vitest';
import { extendStreak, runningStreak } from '../../src/engine/streak.ts';

/** Answers the days in the order given, each merged into what is kept, and returns what is kept. */
const answerAll = (days: readonly number[]): Map<number, number> => {
  const kept = new Map<number, number>();
  for (const day of days) for (const [changed, streak] of extendStreak(kept, day)) kept.set(changed, streak);
  return kept;
};

/** The same from the definition: how many days in a row, up to and including this one, were answered. */
const byDefinition = (days: ReadonlySet<number>, day: number): number =>
  days.has(day) ? 1 + byDefinition(days, day - 1) : 0;

test('each question day in a row lengthens the streak; a missed one starts it anew', () => {
  expect([...answerAll([1, 2, 3, 5, 6])]).toEqual([
    [1, 1],
    [2, 2],
    [3, 3],
    [5, 1],
    [6, 2],
  ]);
});

test('a day answered late joins the days around it', () => {
  expect(answerAll([1, 3, 4, 2])).toEqual(
    new Map([
      [1, 1],
      [2, 2],
      [3, 3],
      [4, 4],
    ]),
  );
});

test('whatever the order of answers, every kept streak is the run of days up to it', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 40 })), (days) => {
      const kept = answerAll(days);
      for (const day of days) expect(kept.get(day)).toBe(byDefinition(new Set(days), day));
    }),
  );
});

test('only the day before and the days after need to be known', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 40 }), { minLength: 1 }), (days) => {
      const [day = 1, ...others] = days;
      const kept = answerAll(others);
      const near = new Map([...kept].filter(([one]) => one >= day - 1));
      expect(extendStreak(near, day)).toEqual(extendStreak(kept, day));
    }),
  );
});

/** A channel's calendar: on which dates it posted. Question days are numbered over posts alone. */
const number = (posted: readonly boolean[]): (number | undefined)[] => {
  let day = 0;
  return posted.map((isPosted) => (isPosted ? ++day : undefined));
};

test('weekends, holidays and outages without a post neither break nor lengthen a streak', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.boolean(), fc.boolean())), (dates) => {
      const days = number(dates.map(([posted]) => posted));
      const answered = days.filter(
        (day, index): day is number => day !== undefined && dates[index]?.[1] === true,
      );
      const withoutEmptyDates = number(dates.filter(([posted]) => posted).map(() => true));
      const answeredThere = withoutEmptyDates.filter(
        (_, index): boolean => dates.filter(([posted]) => posted)[index]?.[1] === true,
      );
      expect(answerAll(answered)).toEqual(answerAll(answeredThere.filter((day) => day !== undefined)));
    }),
  );
});

test('while the latest question is open, yesterday’s streak lives; once it closed unanswered, it is gone', () => {
  const answered = answerAll([1, 2, 3]);
  expect(runningStreak(answered, 3, 3)).toBe(3);
  expect(runningStreak(answered, 3, 4)).toBe(3);
  expect(runningStreak(answered, 4, 4)).toBe(3);
  expect(runningStreak(answered, 4, 5)).toBe(0);
  expect(runningStreak(answered, 5, 5)).toBe(0);
  expect(runningStreak(answered, 5, 4)).toBe(3);
  expect(runningStreak(new Map(), 0, 1)).toBe(0);
});
