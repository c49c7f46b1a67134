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

/**
 * Makes one line of a text, without control characters, escape codes, direction marks, blank letters, doubled spaces or
 * anything else that nobody sees. Joiners stay where they join something.
 */
export const oneLine = (text: string): string =>
  withoutInvisible(shapeless(text))
    // A mark without a letter would land on whatever stands before it.
    .replace(/(^|\s)\p{M}+/gu, '$1')
    .replace(/\s+/g, ' ')
    .trim();

/** Turns into spaces what moves the cursor, turns the text around, or looks like a space. */
const shapeless = (text: string): string =>
  text
    .toWellFormed()
    // biome-ignore lint/suspicious/noControlCharactersInRegex: escape codes are what is to go
    .replace(/\u001b(\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]*(\u0007|\u001b\\)?|.)?/g, '')
    .replace(/[\u115f\u1160\u2800\u3164\uffa0]/g, ' ')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu, ' ');

/** Characters without a shape of their own, but for those that are at work where they stand. */
const invisible: readonly RegExp[] = [
  // biome-ignore lint/suspicious/noMisleadingCharacterClass: single characters are what is looked for
  /[\u00ad\u034f\u061c\u180b-\u180f\u206a-\u206f\u{e0000}-\u{e001f}\u{e0080}-\u{e0fff}]/gu,
  // Joiners work between letters or emoji.
  // biome-ignore lint/suspicious/noMisleadingCharacterClass: single characters are what is looked for
  /(?<![\p{L}\p{M}\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f])[\u200c\u200d]/gu,
  /[\u200c\u200d](?![\p{L}\p{M}\p{Extended_Pictographic}])/gu,
  // Variation selectors choose the form of the emoji before them.
  /(?<![\p{Emoji}\u200d])[\ufe00-\ufe0f]/gu,
  // Tags make flags of some countries out of a black one.
  /(?<!\u{1f3f4}[\u{e0020}-\u{e007e}]*)[\u{e0020}-\u{e007f}]/gu,
];

const withoutInvisible = (text: string): string =>
  invisible.reduce((rest, pattern) => rest.replace(pattern, ''), text);

/** Whether a reader sees anything of a text. */
export const isVisible = (text: string): boolean => /[\p{L}\p{N}\p{P}\p{S}]/u.test(oneLine(text));

/** The text with a capital at its beginning. */
export const capitalized = (text: string): string => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;

const numbers = new Intl.NumberFormat('en-US');

/** `1,234`. */
export const grouped = (count: number): string => numbers.format(count);

/** `1 answer`, `2 answers`. */
export const plural = (count: number, one: string, many = `${one}s`): string =>
  `${grouped(count)} ${count === 1 ? one : many}`;

/** `a`, `a or b`, `a, b, or c`. */
export const either = (items: readonly string[]): string =>
  new Intl.ListFormat('en-US', { type: 'disjunction' }).format(items);

/** `a`, `a and b`, `a, b, and c`. */
export const both = (items: readonly string[]): string =>
  new Intl.ListFormat('en-US', { type: 'conjunction' }).format(items);
