import { stripVTControlCharacters, styleText } from 'node:util';
import stringWidth from 'string-width';
import { type ByKind, byKind } from '../../chat/by-kind.ts';
import {
  type Inline,
  type InlineText,
  type Markup,
  pieces,
  type TimeStyle,
  typedCommand,
} from '../../chat/inline.ts';
import { isolateWords } from '../../chat/isolate.ts';

/** Styles text for the screen; without colors, returns it unchanged. */
export type Paint = (format: Format, text: string) => string;
/** A color or style that a terminal can show. */
export type Format = Parameters<typeof styleText>[0];

/** Creates a painter that uses the colors that `stream` supports and NO_COLOR allows. */
export const painterFor =
  (stream: NodeJS.WriteStream): Paint =>
  (format, text) =>
    styleText(format, text, { stream });

/** Makes text safe to print: whatever somebody wrote can't move the cursor, change colors or ring the bell. */
export const printable = (text: string): string =>
  stripVTControlCharacters(text)
    .replaceAll('\t', '    ')
    .replace(/[^\P{Cc}\n]/gu, '');

/** Breaks running text into lines of `width` columns. Only a word that is longer than a line exceeds it. */
export const wrap = (text: InlineText, width: number, now: number, paint: Paint): string[] =>
  pieces(text)
    .reduce<Word[][]>((lines, piece) => addWords(lines, wordsOf(piece, now)), [[]])
    .flatMap((words) => fill(words, width, paint));

/** A run of characters that is not broken; `spaced` says whether a space comes before it. */
interface Word {
  readonly text: string;
  readonly spaced: boolean;
  readonly format: Format | undefined;
}

/** Splits a piece into lines of words. */
const wordsOf = (piece: Inline, now: number): Word[][] => {
  const { text, format } = inlineText(piece, now);
  return printable(text)
    .split('\n')
    .map((line) =>
      [...line.matchAll(/( *)([^ ]+)|( +)$/g)].map(([, space = '', word = '', trailing = '']) => ({
        text: word,
        spaced: space !== '' || trailing !== '',
        format,
      })),
    );
};

interface Formatted {
  readonly text: string;
  readonly format: Format | undefined;
}

const inlineText = (piece: Inline, now: number): Formatted =>
  typeof piece === 'string' ? { text: isolateWords(piece), format: undefined } : byKind(markup, piece, now);

const markup: ByKind<Markup, [now: number], Formatted> = {
  strong: ({ text }) => ({ text: isolateWords(text), format: 'bold' }),
  code: ({ text }) => ({ text, format: 'cyan' }),
  link: ({ url }) => ({ text: url, format: 'underline' }),
  time: ({ at, style }, now) => ({ text: times[style](at, now), format: undefined }),
  command: ({ path, rest }) => ({ text: typedCommand(path, rest), format: 'cyan' }),
  person: ({ name }) => ({ text: isolateWords(name), format: 'bold' }),
  channel: ({ name }) => ({ text: `#${name}`, format: undefined }),
  workspace: ({ number }) => ({ text: number === 'one' ? 'workspace' : 'workspaces', format: undefined }),
};

/** Appends lines: the first one continues the last line so far. */
const addWords = (lines: Word[][], [first = [], ...rest]: Word[][]): Word[][] => [
  ...lines.slice(0, -1),
  [...(lines.at(-1) ?? []), ...first],
  ...rest,
];

/** Fills lines, breaking only between units: a word without a space before it stays with the one before. */
const fill = (words: readonly Word[], width: number, paint: Paint): string[] => {
  const lines = [''];
  let used = 0;
  for (const unit of units(words)) {
    const space = unit[0]?.spaced && used > 0 ? ' ' : '';
    const length = unit.reduce((sum, { text }) => sum + stringWidth(text), 0);
    const fits = used + space.length + length <= width;
    const shown = unit
      .map(({ text, format }) => (format === undefined || text === '' ? text : paint(format, text)))
      .join('');
    if (fits || used === 0) lines.push(`${lines.pop()}${space}${shown}`);
    else lines.push(shown);
    used = (fits ? used + space.length : 0) + length;
  }
  return lines;
};

const units = (words: readonly Word[]): Word[][] => {
  const result: Word[][] = [];
  for (const word of words) {
    if (word.spaced || result.length === 0) result.push([word]);
    else result.at(-1)?.push(word);
  }
  return result;
};

/** Formats a time difference, as in `in 20 seconds` or `2 hours ago`. */
const relativeTime = (ms: number): string => {
  const [unit, size] =
    timeUnits.find(([, size]) => Math.abs(ms) >= size * 1.5) ?? (['second', 1000] as const);
  return new Intl.RelativeTimeFormat('en', { numeric: 'auto' }).format(Math.round(ms / size), unit);
};

const timeUnits = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;

const local = (at: number): Temporal.ZonedDateTime =>
  Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(Temporal.Now.timeZoneId());

const times: Readonly<Record<TimeStyle, (at: number, now: number) => string>> = {
  relative: (at, now) => relativeTime(at - now),
  countdown: (at, now) => relativeTime(at - now),
  moment: (at) =>
    local(at).toLocaleString('en-US', { dateStyle: 'full', timeStyle: 'short', hourCycle: 'h23' }),
  day: (at) => local(at).toPlainDate().toLocaleString('en-US', { dateStyle: 'long' }),
};
