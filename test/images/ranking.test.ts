import { pino } from 'pino';
import { expect, test } from 'vitest';
import type { RankingPicture } from '../../src/chat/picture.ts';
import { createPictures } from '../../src/images/images.ts';
import { colors } from '../../src/images/theme.ts';
import { names, row, standings } from '../support/pictures.ts';
import { decode, type Pixels } from '../support/pixels.ts';

const draw = createPictures(pino());
const drawRows = async (...rows: RankingPicture['rows']): Promise<Pixels> =>
  decode(await draw(standings(rows)));

/** Left of all text, where only a row's background is visible. */
const groundAt = 36;

test("only the reader's own row has a background", async () => {
  const without = await drawRows(row(1, 'Ada'), row(2, 'Bo'), row(3, 'Cy'));
  const first = await drawRows(row(1, 'Ada', 9, { isReader: true }), row(2, 'Bo'), row(3, 'Cy'));
  const last = await drawRows(row(1, 'Ada'), row(2, 'Bo'), row(3, 'Cy', 9, { isReader: true }));
  const rowsOf = ({ height, at }: Pixels) =>
    Array.from({ length: height }, (_, y) => y).filter((y) => at(groundAt, y) === colors.own);
  expect(rowsOf(without)).toEqual([]);
  expect(rowsOf(first).length).toBeGreaterThan(40);
  expect(rowsOf(first).length).toBeLessThan(60);
  expect(Math.min(...rowsOf(last)) - Math.min(...rowsOf(first))).toBe(2 * 58);
});

test.each(['long', 'unbroken', 'stacked', 'arabic', 'mixed', 'emoji'] as const)(
  'a hard name (%s) does not move the numbers',
  async (name) => {
    const short = await drawRows(row(1, 'Ada'), row(2, 'Bo'));
    const other = await drawRows(row(1, names[name]), row(2, 'Bo'));
    // The area from left of the widest points to the right edge, and the ranks.
    expect(other.part(520, 0, 280, other.height)).toBe(short.part(520, 0, 280, short.height));
    expect(other.part(0, 0, 70, other.height)).toBe(short.part(0, 0, 70, short.height));
  },
);

test('right-aligns numbers, whatever their digits', async () => {
  const { at, height, width } = await drawRows(
    row(1, 'Ada', 111, { detail: '1/1' }),
    row(2, 'Bo', 8_888, { detail: '8/1' }),
  );
  const lastInk = (from: number, to: number) =>
    Math.max(
      ...Array.from(
        { length: to - from },
        (_, y) =>
          Array.from({ length: width - 20 }, (_, x) => x).findLast((x) => at(x, from + y) !== colors.panel) ??
          0,
      ),
    );
  const middle = height - 28 - 58;
  expect(lastInk(middle - 58, middle)).toBe(lastInk(middle, middle + 58));
});

test('shows three dots where rows are left out', async () => {
  const near = await drawRows(row(1, 'Ada'), row(9, 'Bo'));
  const gapBefore = await drawRows(row(1, 'Ada'), row(9, 'Bo', 5, { gapBefore: true }));
  expect(gapBefore.height - near.height).toBe(40);
  const gap = gapBefore.height - 28 - 58 - 40;
  const inGap = Array.from({ length: 40 }, (_, index) => gapBefore.across(gap + index, colors.quiet) > 0);
  const dots = inGap.filter((isInk, index) => isInk && !inGap[index - 1]).length;
  expect(dots).toBe(3);
});

test('tells apart the longest headings, and long names that differ only at the end', async () => {
  const longest = 'Of all time, in this channel, daily ';
  const headed = async (heading: string) => {
    const { part } = await decode(await draw({ ...standings([row(1, 'Ada')]), heading }));
    return part(0, 0, 800, 100);
  };
  expect(await headed(`${longest}questions`)).not.toBe(await headed(`${longest}questionn`));
  const named = async (name: string) => {
    const { part, height } = await drawRows(row(1, name));
    return part(0, 0, 800, height);
  };
  const name = 'Alexander Hamilton-Worthington the ';
  expect(await named(`${name}Elder`)).not.toBe(await named(`${name}Elden`));
});
