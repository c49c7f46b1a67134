import fc from 'fast-check';
import { expect, test } from 'vitest';
import { punctualityOf } from '../../src/engine/punctuality.ts';
import {
  localDate,
  nextOccurrence,
  nextOccurrences,
  type Timetable,
  type Weekday,
} from '../../src/engine/schedule.ts';

const everyDay: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];
const workdays: readonly Weekday[] = [1, 2, 3, 4, 5];
const at = (iso: string): number => Temporal.Instant.from(iso).epochMilliseconds;
const iso = (ms: number): string => Temporal.Instant.fromEpochMilliseconds(ms).toString();

/** Returns the next occurrence after `after`, as its date and its UTC instant. */
const next = (timetable: Partial<Timetable>, after: string): [string, string] => {
  const { date, at: when } = nextOccurrence(
    { time: '09:00', timezone: 'Europe/Berlin', days: everyDay, ...timetable },
    at(after),
  );
  return [date, iso(when)];
};

test('is today if the time is still ahead, otherwise tomorrow', () => {
  expect(next({}, '2026-11-21T07:59:59Z')).toEqual(['2026-11-21', '2026-11-21T08:00:00Z']);
  expect(next({}, '2026-11-21T08:00:00Z')).toEqual(['2026-11-22', '2026-11-22T08:00:00Z']);
});

test('uses the local date, not the UTC date', () => {
  expect(next({ timezone: 'Pacific/Auckland' }, '2026-11-21T19:00:00Z')).toEqual([
    '2026-11-22',
    '2026-11-21T20:00:00Z',
  ]);
  expect(localDate(at('2026-11-21T23:30:00Z'), 'Europe/Berlin')).toBe('2026-11-22');
});

test('follows the weekdays across weekends, months, and years', () => {
  expect(next({ days: workdays }, '2026-11-20T12:00:00Z')).toEqual(['2026-11-23', '2026-11-23T08:00:00Z']);
  expect(next({ days: [3] }, '2026-12-30T12:00:00Z')).toEqual(['2027-01-06', '2027-01-06T08:00:00Z']);
  expect(next({}, '2028-02-28T12:00:00Z')[0]).toBe('2028-02-29');
  expect(next({}, '2026-04-30T12:00:00Z')[0]).toBe('2026-05-01');
});

test('shifts a time that a clock change skips by the length of the gap', () => {
  // Berlin goes from 02:00 to 03:00 on March 29, 2026.
  expect(next({ time: '02:30' }, '2026-03-28T12:00:00Z')).toEqual(['2026-03-29', '2026-03-29T01:30:00Z']);
  expect(next({ time: '02:30' }, '2026-03-29T01:30:00Z')).toEqual(['2026-03-30', '2026-03-30T00:30:00Z']);
});

test('occurs once, at the first of two identical times', () => {
  // Berlin goes back from 03:00 to 02:00 on October 25, 2026.
  expect(next({ time: '02:30' }, '2026-10-24T12:00:00Z')).toEqual(['2026-10-25', '2026-10-25T00:30:00Z']);
  expect(next({ time: '02:30' }, '2026-10-25T00:30:00Z')).toEqual(['2026-10-26', '2026-10-26T01:30:00Z']);
});

test('has no occurrence on a date that the zone skipped', () => {
  // Samoa skipped December 30, 2011.
  const timetable: Timetable = { time: '09:00', timezone: 'Pacific/Apia', days: everyDay };
  expect(nextOccurrences(timetable, at('2011-12-28T00:00:00Z'), 4).map(({ date }) => date)).toEqual([
    '2011-12-28',
    '2011-12-29',
    '2011-12-31',
    '2012-01-01',
  ]);
});

const zone = fc.constantFrom(
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'UTC',
  'America/Sao_Paulo',
  'Africa/Casablanca',
);
const timetable: fc.Arbitrary<Timetable> = fc.record({
  time: fc
    .tuple(fc.nat({ max: 23 }), fc.nat({ max: 59 }))
    .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':')),
  timezone: zone,
  days: fc.uniqueArray(fc.constantFrom(...everyDay), { minLength: 1 }),
});
const instant = fc.integer({ min: at('2000-01-01T00:00:00Z'), max: at('2037-01-01T00:00:00Z') });

test('occurrences are in order, each on its own date and on a scheduled weekday', () => {
  fc.assert(
    fc.property(timetable, instant, (timetable, after) => {
      const coming = nextOccurrences(timetable, after, 10);
      expect(coming[0]?.at).toBeGreaterThan(after);
      for (const [index, { date, at }] of coming.entries()) {
        const before = coming[index - 1];
        if (before) expect([at > before.at, date > before.date]).toEqual([true, true]);
        expect(timetable.days).toContain(Temporal.PlainDate.from(date).dayOfWeek);
        expect(localDate(at, timetable.timezone)).toBe(date);
      }
    }),
  );
});

test('finds the previous occurrence from any instant in between, so none is skipped', () => {
  fc.assert(
    fc.property(
      timetable,
      instant,
      fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
      (timetable, after, share) => {
        const [first, second] = nextOccurrences(timetable, after, 2);
        if (!first || !second) throw new Error('there are always two more');
        const between = Math.min(Math.floor(first.at + share * (second.at - first.at)), second.at - 1);
        expect(nextOccurrence(timetable, between)).toEqual(second);
      },
    ),
  );
});

test('a post is on time, late, or dropped', () => {
  const minute = 60_000;
  expect(punctualityOf(0, 5 * minute)).toBe('on time');
  expect(punctualityOf(0, 6 * minute)).toBe('late');
  expect(punctualityOf(0, 360 * minute)).toBe('late');
  expect(punctualityOf(0, 361 * minute)).toBe('skip');
});
