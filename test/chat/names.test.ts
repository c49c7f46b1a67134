import fc from 'fast-check';
import { expect, test } from 'vitest';
import { caseFold } from '../../src/chat/case-fold.ts';
import { isVisible, oneLine } from '../../src/chat/text.ts';

test.each([
  '\u200d',
  '\u200c\u200c',
  '\u00ad',
  '\u034f',
  '\u{e0041}\u{e0042}',
  '\u0301',
  ' \u0301\u0302 ',
  '\ufe0f',
  '\u2060\ufeff\u061c',
  '\u3164\u2800',
  '',
])('%j is invisible', (text) => {
  expect([isVisible(text), oneLine(text)]).toEqual([false, '']);
});

test.each(['Ada', '👩‍💻', '👨‍👩‍👧‍👦', '🏴󠁧󠁢󠁥󠁮󠁧󠁿', '❤️', '漢字', 'हिन्दी', 'می‌خواهم', 'é', 'e\u0301', '☆', '½'])(
  '%s is visible and stays unchanged',
  (text) => {
    expect([isVisible(text), oneLine(text)]).toEqual([true, text]);
  },
);

test('removes invisible characters from within a name', () => {
  expect(oneLine('A\u00add\u034fa\u{e0041}')).toBe('Ada');
});

test.each([
  ['Ada\u00ad', 'ada'],
  ["Ada's team", "Ada's team"],
  ['Ada´s team', "Ada's team"],
  ['Ａｄａ', 'ada'],
  ['e\u0301t\u00e9', '\u00e9te\u0301'],
  ['Ada  Lovelace', 'ada lovelace'],
  ['a\u200dda', 'ada'],
  ['STRASSE', 'strasse'],
])('%j and %j are the same name', (one, other) => expect(caseFold(one)).toBe(caseFold(other)));

test('folding twice changes nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (name) => {
      expect(caseFold(caseFold(name))).toBe(caseFold(name));
    }),
  );
});
