import fc from 'fast-check';
import { expect, test } from 'vitest';
import { body, type Card } from '../../src/chat/card.ts';
import { limitViolations, split } from '../../src/chat/fit.ts';
import { limits } from '../../src/chat/limits.ts';
import { clip, either, oneLine, plural } from '../../src/chat/text.ts';

test('strips a name of anything that could move the cursor, change colors, or reverse the text', () => {
  expect(oneLine('\u001b[31mAda\u001b[0m\u0007 \u202eLove\nlace')).toBe('Ada Love lace');
  expect(oneLine('\u001b]8;;http://evil\u0007Ada\u001b]8;;\u0007')).toBe('Ada');
  expect(oneLine('👩‍💻 Ada')).toBe('👩‍💻 Ada');
});

test('removes every control character', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(oneLine(text)).not.toMatch(/\p{Cc}/u);
    }),
  );
});

test('marks a shortened text with an ellipsis, and never splits a character', () => {
  expect(clip('hotseat', 7)).toBe('hotseat');
  expect(clip('hotseats', 7)).toBe('hotsea…');
  expect(clip('What does this program print?', 20)).toBe('What does this…');
  expect(clip('What does this program print?', 23)).toBe('What does this program…');
  expect(clip('a supercalifragilistic word', 12)).toBe('a supercali…');
  expect(clip('😀'.repeat(50), 10)).toBe('😀😀😀😀…');
  expect(clip(`${'👨‍👩‍👧‍👦'.repeat(4)}`, 40)).toBe(`${'👨‍👩‍👧‍👦'.repeat(3)}…`);
});

test('shortens text to at most the given number of UTF-16 units, in whole characters', () => {
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
  // Any number of combining marks on one letter are one character.
  expect(clip(`e${'\u0301'.repeat(100)}`, 10)).toHaveLength(10);
  expect(clip(`😀${'\u0301'.repeat(100)}`, 2)).toBe('…');
});

test('treats a name of blank letters as empty', () => {
  expect(oneLine('\u3164\u115f\u1160\uffa0\u2800')).toBe('');
  expect(oneLine('\u3164Ada\u2800\u2800Lovelace')).toBe('Ada Lovelace');
});

test('formats numbers and lists as people write them', () => {
  expect([plural(1, 'point'), plural(0, 'point'), plural(1234, 'point')]).toEqual([
    '1 point',
    '0 points',
    '1,234 points',
  ]);
  expect(either(['a', 'b', 'c'])).toBe('a, b, or c');
});

test('says what to do about a card that is too large, and splits it into cards that fit', () => {
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

test('splits a card that would be too large once it is escaped', () => {
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
    blocks: Array.from({ length: 4 }, () => ({ kind: 'table', columns, rows }) as const),
  };
  expect(split({ ...tables, blocks: [...tables.blocks, ...tables.blocks] })).toHaveLength(2);
});
