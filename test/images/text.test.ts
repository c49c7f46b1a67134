import { beforeAll, expect, test } from 'vitest';
import { setFigures } from '../../src/images/figures.ts';
import { familiesFor, loadFonts } from '../../src/images/fonts/fonts.ts';
import { abridge, isRightToLeft, legible, shorten, shrink, widthOf, wrap } from '../../src/images/text.ts';
import { names } from '../support/pictures.ts';

const style = { size: 32 };
const { fancy, noFont, stacked, ...covered } = names;

beforeAll(() => loadFonts(JSON.stringify(names)));

test.each(Object.entries(covered))('draws a name in %s unchanged', (_, name) => {
  expect(legible(name)).toBe(name.normalize());
});

test('uses only fonts from packages', () => {
  for (const name of Object.values(names))
    for (const family of familiesFor(legible(name)).split(', ')) expect(family).toMatch(/^"hotseat /);
});

test('replaces a character that no font has by its plain form, or by a box', () => {
  expect(legible(fancy)).toBe('Fancy Name');
  expect(legible(noFont)).toBe('□□□ □□□□□□□');
  expect(legible(stacked)).toMatch(/^Z\p{M}{0,3}a/u);
});

test('removes control characters that would affect surrounding text', () => {
  expect(legible('a\u202eb\u0007\u001b[31mc\nd')).toBe('a b c d');
});

test('cuts a text at the available width, between whole characters', () => {
  for (const name of Object.values(covered)) {
    for (const width of [60, 150, 320]) {
      const cut = shorten(name, style, width);
      expect(widthOf(cut, style)).toBeLessThanOrEqual(width);
      expect(cut === name || cut.endsWith('…')).toBe(true);
    }
  }
  expect(shorten('👩🏽‍💻👩🏽‍💻👩🏽‍💻👩🏽‍💻', style, 80)).toBe('👩🏽‍💻…');
});

test('keeps text that fits', () => {
  expect(shorten('Ada', style, widthOf('Ada', style))).toBe('Ada');
  expect(wrap('Ada Lovelace', style, 400, 2)).toEqual(['Ada Lovelace']);
});

test('shrinks a text as far as necessary, but not below its minimum size', () => {
  const wide = widthOf(names.plain, style);
  expect(shrink(names.plain, style, wide, 20)).toEqual(style);
  const smaller = shrink(names.plain, style, 0.8 * wide, 20);
  expect(smaller.size).toBe(25);
  expect(widthOf(names.plain, smaller)).toBeLessThanOrEqual(0.8 * wide);
  expect(shrink(names.plain, style, 10, 20)).toEqual({ size: 20 });
});

test('shortens a text to a number of letters, or to half as many wide characters', () => {
  expect(abridge('Ada Lovelace', 12)).toBe('Ada Lovelace');
  expect(abridge('Ada Lovelace', 5)).toBe('Ada…');
  expect(abridge('超'.repeat(40), 40)).toBe(`${'超'.repeat(19)}…`);
});

test('breaks lines at spaces, otherwise anywhere, and cuts the last line', () => {
  expect(wrap('Ada Lovelace', style, 150, 2)).toEqual(['Ada', 'Lovelace']);
  const lines = wrap('x'.repeat(200), style, 150, 3);
  expect(lines).toHaveLength(3);
  expect(lines.map((line) => line.endsWith('…'))).toEqual([false, false, true]);
  for (const line of lines) expect(widthOf(line, style)).toBeLessThanOrEqual(150);
});

test('takes the direction of a text from its first letter', () => {
  expect([names.hebrew, names.arabic, names.mixed, '42 עדה'].map(isRightToLeft)).toEqual([
    true,
    true,
    true,
    true,
  ]);
  expect([names.plain, names.korean, 'Noa נועה', '42', ''].map(isRightToLeft)).toEqual([
    false,
    false,
    false,
    false,
    false,
  ]);
});

test('joins Arabic letters', async () => {
  await loadFonts('ب');
  expect(widthOf('بببب', style)).toBeLessThan(0.8 * 4 * widthOf('ب', style));
});

test('bold is wider than plain, in every script with weights', () => {
  for (const name of [names.plain, names.cyrillic, names.greek, names.hebrew, names.arabic])
    expect(widthOf(name, { ...style, bold: true })).toBeGreaterThan(widthOf(name, style));
});

test('all digits have the same width', () => {
  expect(setFigures('1,111', style).width).toBeCloseTo(setFigures('8,888', style).width, 6);
});
