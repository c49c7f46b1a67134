/** At most `limit` characters (code points), the last an ellipsis when something was cut. */
export const clip = (text: string, limit: number): string => {
  const characters = [...text];
  return characters.length <= limit
    ? text
    : `${characters
        .slice(0, limit - 1)
        .join('')
        .trimEnd()}…`;
};

/** One line without control characters, escape codes, invisible direction marks or doubled spaces. */
export const oneLine = (text: string): string =>
  text
    // biome-ignore lint/suspicious/noControlCharactersInRegex: escape codes are what is to go
    .replace(/\u001b(\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]*(\u0007|\u001b\\)?|.)?/g, '')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();

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
