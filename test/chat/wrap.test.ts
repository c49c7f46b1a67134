import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { clipColumns, clipLines, wrapCode, wrapLines } from '../../src/chat/wrap.ts';

const text = fc.string({ unit: fc.constantFrom('a', 'bc', ' ', '漢', '\n', '👩🏽‍💻', ',') });

test('wrapped lines fit, and hold every character but spaces', () => {
  fc.assert(
    fc.property(text, fc.integer({ min: 4, max: 40 }), (text, columns) => {
      const lines = wrapLines(text, columns);
      for (const line of lines) expect(stringWidth(line.trim())).toBeLessThanOrEqual(columns);
      expect(lines.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
    }),
  );
});

test('clipped text takes at most the lines it may, and is the beginning of the whole', () => {
  fc.assert(
    fc.property(
      text,
      fc.integer({ min: 1, max: 4 }),
      fc.integer({ min: 8, max: 40 }),
      (text, count, columns) => {
        const clipped = clipLines(text, count, columns);
        expect(wrapLines(clipped, columns).length).toBeLessThanOrEqual(count);
        if (clipped !== text) expect(text.startsWith(clipped.slice(0, -1))).toBe(true);
      },
    ),
  );
});

test('clips by columns, not by characters', () => {
  expect(clipColumns('漢字漢字', 6)).toBe('漢字…');
  expect(clipColumns('漢字漢', 6)).toBe('漢字漢');
});

describe('code that is too wide', () => {
  test('continues behind a mark, indented like its line', () => {
    expect(wrapCode('if x:\n    return first(one, two, three)', 20)).toBe(
      'if x:\n    return \n    ↳ first(one, \n    ↳ two, three)',
    );
  });

  test('loses nothing, and always fits', () => {
    const line = fc
      .tuple(fc.nat(30), fc.string({ unit: fc.constantFrom('a', 'b', ' ', ',', '(', '.') }))
      .map(([indent, rest]) => `${' '.repeat(indent)}x${rest}`);
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        const wrapped = wrapCode(lines.join('\n'), 36);
        for (const one of wrapped.split('\n')) expect(one.length).toBeLessThanOrEqual(36);
        expect(wrapped.replace(/\n *↳ /g, '')).toBe(lines.join('\n'));
      }),
    );
  });
});
