import { pino } from 'pino';
import { expect, test } from 'vitest';
import type { Picture } from '../../src/chat/picture.ts';
import { createPictures } from '../../src/images/images.ts';
import { colors } from '../../src/images/theme.ts';
import { topics, votes } from '../support/pictures.ts';
import { decode, type Pixels } from '../support/pixels.ts';

const draw = createPictures(pino());

/** Measures how much of each bar is filled, from 0 to 1, top to bottom. Bars are found by the colors of their track and their filling. */
const filled = async (picture: Picture): Promise<number[]> => {
  const pixels = await decode(await draw(picture));
  return barRows(pixels).map((y) => {
    const full = pixels.across(y, colors.accent, colors.bar);
    return full / (full + pixels.across(y, colors.empty));
  });
};

const barRows = ({ height, across }: Pixels): number[] => {
  const isBar = Array.from(
    { length: height },
    (_, y) => across(y, colors.accent, colors.bar, colors.empty) > 300,
  );
  const tops = isBar.flatMap((bar, y) => (bar && !isBar[y - 1] ? [y] : []));
  return tops.map((top) => top + 8);
};

test('fills a choice’s bar with its share of the votes', async () => {
  const [a = 0, b = 0, c = 0, d = 0] = await filled(votes(5, 10, 0, 5));
  expect(a).toBeCloseTo(0.25, 1);
  expect(b).toBeCloseTo(0.5, 1);
  expect(c).toBe(0);
  expect(d).toBeCloseTo(a, 5);
});

test('one vote in a thousand is still visible', async () => {
  const [a = 0] = await filled(votes(1, 1_000, 0, 0));
  expect(a).toBeGreaterThan(0);
  expect(a).toBeLessThan(0.03);
});

test('only the right choice has the accent color and a check mark', async () => {
  const pixels = await decode(await draw(votes(5, 10, 0, 5)));
  const rows = barRows(pixels);
  const accents = rows.map((y) => pixels.across(y, colors.accent) > 0);
  expect(accents).toEqual([false, true, false, false]);
  // The check mark is dark on an accent-colored disc at the right edge of the text.
  const disc = (rows[1] ?? 0) - 8 - 36;
  expect(pixels.at(735, disc - 17)).toBe(colors.accent);
  expect(pixels.down(733, colors.onAccent)).toBeGreaterThan(3);
});

test('fills a topic’s bar with its share of right answers', async () => {
  const bars = await filled(topics(40, 30, 20, 10, 0));
  for (const [index, share] of [1, 0.75, 0.5, 0.25, 0].entries()) expect(bars[index]).toBeCloseTo(share, 1);
});
