import { expect, test } from 'vitest';
import { limitViolations } from '../../../src/chat/fit.ts';
import { calendarFrom, calendarImage } from '../../../src/features/stats/calendar.ts';

const today = '2026-11-18';
const from = Temporal.PlainDate.from(calendarFrom(today));
const on = (week: number, weekday: number, right: number, answers: number) => ({
  date: from.add({ days: 7 * week + weekday }).toString(),
  right,
  answers,
});
const days = [
  on(0, 0, 0, 2),
  on(0, 1, 1, 9),
  on(0, 2, 2, 2),
  on(0, 3, 5, 40),
  on(0, 4, 10, 10),
  on(17, 2, 4, 4),
];

test('the alt text describes each week that has answers, oldest first', () => {
  const { alt } = calendarImage(days, today);
  expect(alt).toContain('67 answers on 6 days, 22 right.');
  expect(alt).toMatch(/ right\. Week of \w+ \d+: 18 of 63 right\. Week of \w+ \d+: 4 of 4 right\.$/);
});

test('the text version shades a day by its right answers, like the picture', () => {
  const [, grid] = calendarImage(days, today).fallback;
  const lines = grid?.kind === 'code' ? grid.text.split('\n') : [];
  expect(lines.slice(0, -1).map((line) => line[4])).toEqual(['○', '░', '▒', '▓', '█', '·', '·']);
  expect(lines.at(-1)).toBe('· no answers  ○ none right  ░ 1  ▒ 2+  ▓ 5+  █ 10+');
});

test('fits in a message, however many answers there are', () => {
  const busy = Array.from({ length: 17 * 7 + 3 }, (_, day) => on(0, day, 9_999, 9_999));
  expect(limitViolations({ tone: 'neutral', blocks: [calendarImage(busy, today)] })).toEqual([]);
});
