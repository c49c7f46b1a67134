import fc from 'fast-check';
import { expect, test } from 'vitest';
import { time } from '../../../src/chat/commands/time-of-day.ts';
import { timezone } from '../../../src/chat/commands/time-zone.ts';
import { plain } from '../../../src/chat/inline.ts';

const timeOf = (typed: string): unknown => time('').parse(typed, undefined);
const zoneOf = (typed: string): unknown => {
  const parsed = timezone('').parse(typed, { now: 0 });
  return 'error' in parsed ? { error: plain(parsed.error) } : parsed;
};

test.each([
  ['9am', '09:00'],
  ['9:30 pm', '21:30'],
  ['9:00 PM', '21:00'],
  ['9 a.m.', '09:00'],
  ['12am', '00:00'],
  ['12 pm', '12:00'],
  ['21h', '21:00'],
  ['9h30', '09:30'],
  ['9.30', '09:30'],
  ['０９：３０', '09:30'],
  ['0:05', '00:05'],
])('%s is %s', (typed, value) => expect(timeOf(typed)).toEqual({ value }));

test.each(['9', '24:00', '9:60', '13pm', '0am', '9:0', 'noon-ish', '-1:00', '9:30 xm'])(
  'refuses %s and says what to type instead',
  (typed) =>
    expect(timeOf(typed)).toEqual({
      error: expect.stringContaining('must look like 09:30, 9:30 PM, or 21h'),
    }),
);

test('understands every time of day on a 12-hour and on a 24-hour clock', () => {
  fc.assert(
    fc.property(fc.nat(23), fc.nat(59), (hours, minutes) => {
      const [hh, mm] = [String(hours).padStart(2, '0'), String(minutes).padStart(2, '0')];
      expect(timeOf(`${hours}:${mm}`)).toEqual({ value: `${hh}:${mm}` });
      expect(timeOf(`${hours % 12 || 12}:${mm} ${hours < 12 ? 'am' : 'PM'}`)).toEqual({
        value: `${hh}:${mm}`,
      });
    }),
  );
});

test.each([
  ['europe/berlin', 'Europe/Berlin'],
  ['Berlin', 'Europe/Berlin'],
  ['new york', 'America/New_York'],
  ['New_York', 'America/New_York'],
  ['São Paulo', 'America/Sao_Paulo'],
  ['India', 'Asia/Kolkata'],
  ['germany', 'Europe/Berlin'],
  ['Asia/Calcutta', 'Asia/Kolkata'],
  ['US/Eastern', 'America/New_York'],
  ['America/Detroit', 'America/Detroit'],
  ['utc', 'UTC'],
])('reads %s as the time zone %s', (typed, value) => expect(zoneOf(typed)).toEqual({ value }));

test.each([
  ['EST', 'America/New_York'],
  ['MST', 'America/Phoenix'],
  ['HST', 'Pacific/Honolulu'],
  ['IST', 'Asia/Kolkata'],
  ['Etc/GMT+3', 'America/Sao_Paulo'],
  ['GMT+3', 'Africa/Nairobi'],
  ['UTC+5:30', 'Asia/Kolkata'],
  ['+05:30', 'Asia/Kolkata'],
  ['UTC-3', 'America/Sao_Paulo'],
  ['CET', 'Europe/Berlin'],
  ['MET', 'Europe/Berlin'],
  ['EST5EDT', 'America/New_York'],
  ['PST8PDT', 'America/Los_Angeles'],
])('refuses %s because it is an offset from UTC, and suggests places such as %s', (typed, place) => {
  expect(zoneOf(typed)).toEqual({
    error: expect.stringContaining('daylight saving time depends on the place'),
  });
  expect(zoneOf(typed)).toEqual({ error: expect.stringContaining(place) });
});

test.each(['usa', 'Mars', 'tokio', ''])(
  'refuses %j, which is not a time zone, and says what to type',
  (typed) => expect(zoneOf(typed)).toEqual({ error: expect.stringContaining('there is no time zone') }),
);

const now = Date.parse('2026-11-21T10:30:00Z');

test('completes time zones by city, country, abbreviation, and name', () => {
  const first = (typed: string) => timezone('').suggest(typed, { now })[0]?.value;
  expect(first('ist')).toBe('Asia/Kolkata');
  expect(first('india')).toBe('Asia/Kolkata');
  expect(first('europe/ber')).toBe('Europe/Berlin');
  expect(first('san fran')).toBe('America/Los_Angeles');
  expect(first('')).toBe('UTC');
});

test('shows what time it is in each zone that it offers', () => {
  const labels = timezone('')
    .suggest('kolkata', { now })
    .map(({ label }) => label);
  expect(labels).toEqual(['Asia/Kolkata (16:00 now)']);
});
