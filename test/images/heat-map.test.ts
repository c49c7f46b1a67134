import { pino } from 'pino';
import { expect, test } from 'vitest';
import { createPictures } from '../../src/images/images.ts';
import { colors } from '../../src/images/theme.ts';
import { calendar } from '../support/pictures.ts';
import { decode } from '../support/pixels.ts';

const draw = createPictures(pino());

/** Reads the colors of the days from the first Monday on, in the middle of their squares. */
const days = async (rightOn: (day: number) => number | undefined): Promise<string[]> => {
  const { at } = await decode(await draw(calendar(rightOn)));
  return Array.from({ length: 17 * 7 + 3 }, (_, day) =>
    at(114 + 36 * Math.floor(day / 7) + 15, 148 + 36 * (day % 7) + 15),
  );
};

test('a day without answers is empty', async () => {
  expect(new Set(await days(() => undefined))).toEqual(new Set([colors.empty]));
});

test('shows one column per week and one row per weekday', async () => {
  const shown = await days((day) => (day === 9 ? 10 : undefined));
  expect(shown.flatMap((color, day) => (color === colors.accent ? [day] : []))).toEqual([9]);
});

test('a day is brighter the more of its answers were right', async () => {
  const right = [1, 2, 5, 10];
  const shown = (await days((day) => right[day])).slice(0, right.length);
  const brightness = shown.map((color) => Number.parseInt(color.slice(1, 3), 16));
  expect(brightness).toEqual(brightness.toSorted((a, b) => a - b));
  expect(new Set(brightness).size).toBe(right.length);
});

test('a day with only wrong answers has a frame; an empty day has none', async () => {
  const framed = await decode(await draw(calendar(() => 0)));
  const empty = await decode(await draw(calendar(() => undefined)));
  const monday = 148 + 15;
  expect(framed.across(monday, colors.bar)).toBeGreaterThan(18);
  expect(empty.across(monday, colors.bar)).toBe(0);
});

test('draws no days after the last one', async () => {
  const { at } = await decode(await draw(calendar(() => 10)));
  const lastWeek = 114 + 36 * 17 + 15;
  expect([at(lastWeek, 148 + 36 * 2 + 15), at(lastWeek, 148 + 36 * 3 + 15)]).toEqual([
    colors.accent,
    colors.panel,
  ]);
});
