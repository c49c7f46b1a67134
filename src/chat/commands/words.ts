/** A word of a typed line, or several in quotation marks. */
export interface Word {
  /** The option's name in lower case, if the word has one before a colon. */
  readonly name?: string;
  /** The part after the colon, or the whole word; without quotation marks. */
  readonly text: string;
  /** The whole word without quotation marks. */
  readonly raw: string;
  readonly isQuoted: boolean;
  /** The whole word as typed. */
  readonly typed: string;
  /** Its position in the line. */
  readonly start: number;
}

/** Replaces typographic quotation marks and colons with plain ones. Each is one character, so positions stay. */
const straight = (line: string): string =>
  line
    .replace(/[\u201c\u201d\u201e\u00ab\u00bb\uff02]/g, '"')
    .replace(/[\u2018\u2019\u201a\u2039\u203a\uff07]/g, "'")
    .replace(/\uff1a/g, ':');

/** Removes the quotation marks around all of a text, if it has any. */
export const unquoted = (text: string): string =>
  /^"[^"]*"$|^'[^']*'$/.test(straight(text)) ? text.slice(1, -1) : text;

/**
 * Splits a line into words. There may be a space between the name of one of `options` and its value. Single quotation
 * marks count only around a whole word, so an apostrophe is not one.
 */
export const wordsOf = (line: string, options: readonly string[]): Word[] => {
  const declared = options.length === 0 ? '(?!)' : options.join('|');
  const pattern = new RegExp(
    `(${declared})\\s*:\\s*(?=$|(?:${declared})\\s*:)|(?:(${declared})\\s*:\\s*|([a-z]+):)?(?:"([^"]*)"|'([^']*)'(?=\\s|$)|(\\S+))|\\S+`,
    'gi',
  );
  return [...straight(line).matchAll(pattern)].map((match) => {
    const [raw, empty, own, other, double, single, bare] = match;
    const name = empty ?? own ?? other;
    const inQuotes = double ?? single;
    const text = inQuotes ?? bare ?? (empty === undefined ? raw : '');
    const typed = line.slice(match.index, match.index + raw.length);
    const shared = { text, isQuoted: inQuotes !== undefined, typed, start: match.index };
    return name === undefined
      ? { ...shared, raw: text }
      : { ...shared, name: name.toLowerCase(), raw: `${name}:${text}` };
  });
};
