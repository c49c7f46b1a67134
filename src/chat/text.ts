const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** At most `limit` UTF-16 units, the last an ellipsis when something was cut. What a reader sees as one is not cut. */
export const clip = (text: string, limit: number): string =>
  text.length <= limit ? text : `${text.slice(0, cutAt(text, limit - 1)).trimEnd()}…`;

/** Where to cut so that at most `most` units are left. */
const cutAt = (text: string, most: number): number => {
  const before = graphemes.segment(text).containing(most)?.index ?? 0;
  // Marks without end on one letter make one character of a whole text.
  if (before > 0) return before;
  return (text.codePointAt(most - 1) ?? 0) > 0xffff ? most - 1 : most;
};

/** How many characters a reader sees. */
export const seen = (text: string): number => [...graphemes.segment(text)].length;

/** One line without control characters, escape codes, invisible direction marks, blank letters or doubled spaces. */
export const oneLine = (text: string): string =>
  text
    // biome-ignore lint/suspicious/noControlCharactersInRegex: escape codes are what is to go
    .replace(/\u001b(\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]*(\u0007|\u001b\\)?|.)?/g, '')
    .replace(/[\u115f\u1160\u2800\u3164\uffa0]/g, ' ')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();

/** The text with a capital at its beginning. */
export const capitalised = (text: string): string => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;

const numbers = new Intl.NumberFormat('en-US');

/** `1,234`. */
export const grouped = (count: number): string => numbers.format(count);

/** `1 answer`, `2 answers`. */
export const plural = (count: number, one: string, many = `${one}s`): string =>
  `${grouped(count)} ${count === 1 ? one : many}`;

/** `a`, `a or b`, `a, b or c`. */
export const either = (items: readonly string[]): string =>
  new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(items);

/** `a`, `a and b`, `a, b and c`. */
export const both = (items: readonly string[]): string =>
  new Intl.ListFormat('en-GB', { type: 'conjunction' }).format(items);
