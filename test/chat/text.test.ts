import fc from 'fast-check';
import { expect, test } from 'vitest';
import { body, type Card } from '../../src/chat/card.ts';
import { limitViolations, split } from '../../src/chat/fit.ts';
import { limits } from '../../src/chat/limits.ts';
import { clip, either, oneLine, plural } from '../../src/chat/text.ts';

test('a name loses what could move a cursor, change colors or turn the text around', () => {
  expect(oneLine('\u001b[31mAda\u001b[0m\u0007 \u202eLove\nlace')).toBe('Ada Love lace');
  expect(oneLine('\u001b]8;;http://evil\u0007Ada\u001b]8;;\u0007')).toBe('Ada');
  expect(oneLine('👩‍💻 Ada')).toBe('👩‍💻 Ada');
});

test('no text keeps a control character', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(oneLine(text)).not.toMatch(/\p{Cc}/u);
    }),
  );
});

test('a cut text says that it is cut, and no character is cut in half', () => {
  expect(clip('hotseat', 7)).toBe('hotseat');
  expect(clip('hotseats', 7)).toBe('hotsea…');
  expect(clip('😀'.repeat(50), 10)).toBe('😀😀😀😀…');
  expect(clip(`${'👨‍👩‍👧‍👦'.repeat(4)}`, 40)).toBe(`${'👨‍👩‍👧‍👦'.repeat(3)}…`);
});

test('a cut text has at most as many UTF-16 units as it may, all of them whole characters', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 60 }),
      fc.integer({ min: 1, max: 40 }),
      (text, limit) => {
        expect(clip(text, limit).length).toBeLessThanOrEqual(limit);
        expect(clip(text, limit).isWellFormed()).toBe(true);
      },
    ),
  );
  // Marks without end on one letter are one character.
  expect(clip(`e${'\u0301'.repeat(100)}`, 10)).toHaveLength(10);
  expect(clip(`😀${'\u0301'.repeat(100)}`, 2)).toBe('…');
});

test('a name of blank letters is empty', () => {
  expect(oneLine('\u3164\u115f\u1160\uffa0\u2800')).toBe('');
  expect(oneLine('\u3164Ada\u2800\u2800Lovelace')).toBe('Ada Lovelace');
});

test('numbers and lists read well', () => {
  expect([plural(1, 'point'), plural(0, 'point'), plural(1234, 'point')]).toEqual([
    '1 point',
    '0 points',
    '1,234 points',
  ]);
  expect(either(['a', 'b', 'c'])).toBe('a, b, or c');
});

test('a card too large for a platform says what to do, and splits into some that fit', () => {
  const card: Card = { tone: 'neutral', blocks: Array.from({ length: 30 }, () => body('x'.repeat(500))) };
  expect(limitViolations(card)).toEqual([
    `A card has 30 and may have at most ${limits.blocks} blocks; leave some out.`,
    `A card has 15000 and may have at most ${limits.total} characters in all; shorten its texts.`,
  ]);
  const parts = split(card);
  expect(parts.flatMap(limitViolations)).toEqual([]);
  expect(parts.flatMap(({ blocks }) => blocks)).toEqual(card.blocks);
  expect(limitViolations({ tone: 'neutral', blocks: [body('x'.repeat(3001))] })[0]).toContain(
    'may have at most 3000 characters',
  );
});

test('a card is split where what has to be escaped would be too much', () => {
  const card: Card = { tone: 'neutral', blocks: Array.from({ length: 6 }, () => body('*'.repeat(600))) };
  expect(limitViolations(card)).toEqual([]);
  expect(split(card).map(({ blocks }) => blocks.length)).toEqual([3, 3]);
  const columns = [
    { title: 'Name', align: 'left' },
    { title: 'Points', align: 'right' },
  ] as const;
  const rows = ['漢'.repeat(40), ...Array.from({ length: 24 }, () => 'ada')].map((name) => [name, '12']);
  const tables: Card = {
    tone: 'neutral',
    blocks: Array.from({ length: 2 }, () => ({ kind: 'table', columns, rows }) as const),
  };
  expect(split(tables)).toHaveLength(2);
});
