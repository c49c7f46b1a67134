import { once } from './once.ts';

const graphemes = once(() => new Intl.Segmenter('und', { granularity: 'grapheme' }));

/**
 * Cuts text to at most `limit` UTF-16 units, with an ellipsis at the end: between words unless that would leave less than half
 * of it, and otherwise between visible characters if it can.
 */
export const clip = (text: string, limit: number): string => {
  if (text.length <= limit) return text;
  const at = cutAt(text, limit - 1);
  const head = text.slice(0, at);
  const words = /\s/.test(text.charAt(at)) ? head : head.replace(/\s+\S*$/, '');
  return `${(words.length >= head.length / 2 ? words : head).trimEnd()}…`;
};

/** Returns where to cut so that at most `most` units are left. */
const cutAt = (text: string, most: number): number => {
  const before = graphemes().segment(text).containing(most)?.index ?? 0;
  // With endless marks on one letter, the whole text may be a single character.
  if (before > 0) return before;
  return (text.codePointAt(most - 1) ?? 0) > 0xffff ? most - 1 : most;
};

/** Counts the characters that a reader sees. */
export const seen = (text: string): number => [...graphemes().segment(text)].length;

/**
 * Turns text into one line, without control characters, escape codes, direction marks, blank letters, repeated spaces or
 * anything else invisible. Joiners stay where they join something.
 */
export const oneLine = (text: string): string =>
  withoutInvisible(shapeless(text))
    // A mark without a letter would attach to whatever comes before it.
    .replace(/(^|\s)\p{M}+/gu, '$1')
    .replace(/\s+/g, ' ')
    .trim();

/** Replaces whatever moves the cursor, changes the text direction, or looks like a space by spaces; drops escape codes. */
const shapeless = (text: string): string =>
  text
    .toWellFormed()
    // biome-ignore lint/suspicious/noControlCharactersInRegex: matches escape codes to remove them
    .replace(/\u001b(\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]*(\u0007|\u001b\\)?|.)?/g, '')
    .replace(/[\u115f\u1160\u2800\u3164\uffa0]/g, ' ')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu, ' ');

/** Invisible characters, except those that have an effect where they are. */
const invisible: readonly RegExp[] = [
  // biome-ignore lint/suspicious/noMisleadingCharacterClass: matches single characters
  /[\u00ad\u034f\u061c\u180b-\u180f\u206a-\u206f\u{e0000}-\u{e001f}\u{e0080}-\u{e0fff}]/gu,
  // Joiners work between letters or emoji.
  // biome-ignore lint/suspicious/noMisleadingCharacterClass: matches single characters
  /(?<![\p{L}\p{M}\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f])[\u200c\u200d]/gu,
  /[\u200c\u200d](?![\p{L}\p{M}\p{Extended_Pictographic}])/gu,
  // Variation selectors choose the form of the emoji before them.
  /(?<![\p{Emoji}\u200d])[\ufe00-\ufe0f]/gu,
  // Tags turn a black flag into that of a region.
  /(?<!\u{1f3f4}[\u{e0020}-\u{e007e}]*)[\u{e0020}-\u{e007f}]/gu,
];

const withoutInvisible = (text: string): string =>
  invisible.reduce((rest, pattern) => rest.replace(pattern, ''), text);

/** Returns whether a reader sees anything of a text. */
export const isVisible = (text: string): boolean => /[\p{L}\p{N}\p{P}\p{S}]/u.test(oneLine(text));

/** Capitalizes the first letter of a text. */
export const capitalized = (text: string): string => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;

const numbers = once(() => new Intl.NumberFormat('en-US'));

/** Formats a count, as in `1,234`. */
export const grouped = (count: number): string => numbers().format(count);

const ordinals = once(() => new Intl.PluralRules('en-US', { type: 'ordinal' }));
const suffixes: Readonly<Record<string, string>> = { one: 'st', two: 'nd', few: 'rd' };

/** Formats a place, as in `1st`, `2nd`, or `1,011th`. */
export const ordinal = (place: number): string =>
  `${grouped(place)}${suffixes[ordinals().select(place)] ?? 'th'}`;

/** Formats a count with its noun, as in `1 answer` or `2 answers`. */
export const plural = (count: number, one: string, many = `${one}s`): string =>
  `${grouped(count)} ${count === 1 ? one : many}`;

/** Formats alternatives, as in `a`, `a or b`, or `a, b, or c`. */
export const alternatives = once(() => new Intl.ListFormat('en-US', { type: 'disjunction' }));

/** Lists alternatives, as in `a`, `a or b`, or `a, b, or c`. */
export const either = (items: readonly string[]): string => alternatives().format(items);

/** Formats lists, as in `a`, `a and b`, or `a, b, and c`. */
export const lists = once(() => new Intl.ListFormat('en-US', { type: 'conjunction' }));

/** Lists items, as in `a`, `a and b`, or `a, b, and c`. */
export const both = (items: readonly string[]): string => lists().format(items);
