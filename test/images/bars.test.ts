import { pino } from 'pino';
import { expect, test } from 'vitest';
import type { Picture } from '../../src/chat/picture.ts';
import { createPictures } from '../../src/images/images.ts';
import { colors } from '../../src/images/theme.ts';
import { topics } from '../support/pictures.ts';
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

test("fills a topic's bar with its share of right answers", async () => {
  const bars = await filled(topics(40, 30, 20, 10, 0));
  for (const [index, share] of [1, 0.75, 0.5, 0.25, 0].entries()) expect(bars[index]).toBeCloseTo(share, 1);
});
