import { pino } from 'pino';
import { expect, test } from 'vitest';
import { createPictures } from '../../src/images/images.ts';
import { colors } from '../../src/images/theme.ts';
import { row, standings } from '../support/pictures.ts';
import { decode } from '../support/pixels.ts';

const draw = createPictures(pino());
const drawn = async (name: string) => decode(await draw(standings([row(1, name)])));

// Both names have the same length, so they would look the same if boxes replaced the characters.
test.each([
  ['Latin', 'Ada', 'Eve'],
  ['Cyrillic', 'Анна', 'Иван'],
  ['Greek', 'Νίκη', 'Ζωής'],
  ['Hebrew', 'שרה', 'דוד'],
  ['Arabic', 'علي', 'نور'],
  ['Devanagari', 'रवि', 'नील'],
  ['Thai', 'สมชาย', 'วรรณา'],
  ['Chinese', '王明', '李华'],
  ['Japanese', 'はなこ', 'たろう'],
  ['Korean', '민준', '서연'],
  ['emoji', '🏆', '🚀'],
])('tells %s names apart', async (_, one, other) => {
  expect([...one]).toHaveLength([...other].length);
  const [first, second] = [await drawn(one), await drawn(other)];
  expect(first.part(0, 0, 800, first.height)).not.toBe(second.part(0, 0, 800, second.height));
});

test('draws boxes for characters that no font has', async () => {
  const [first, second] = [await drawn('ქარ'), await drawn('ლის')];
  expect(first.part(0, 0, 800, first.height)).toBe(second.part(0, 0, 800, second.height));
});

test('Hebrew starts on the right', async () => {
  // Only the first of these letters is taller than the others.
  const { at, height } = await drawn('לרררררר');
  const ink: { x: number; y: number }[] = [];
  for (let y = 150; y < height - 28; y++)
    for (let x = 80; x < 400; x++) if (at(x, y) !== colors.panel) ink.push({ x, y });
  const [left, right, top] = [
    Math.min(...ink.map(({ x }) => x)),
    Math.max(...ink.map(({ x }) => x)),
    Math.min(...ink.map(({ y }) => y)),
  ];
  const tall = ink.filter(({ y }) => y < top + 4);
  expect(tall.length).toBeGreaterThan(0);
  for (const { x } of tall) expect(x).toBeGreaterThan((left + right) / 2);
});

test('draws emoji in color', async () => {
  const { at } = await drawn('❤️');
  const red = [];
  for (let y = 150; y < 210; y++)
    for (let x = 80; x < 130; x++) if (/^#d[0-9a-f]2/.test(at(x, y))) red.push([x, y]);
  expect(red.length).toBeGreaterThan(50);
});
