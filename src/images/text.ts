import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas';
import stringWidth from 'string-width';
import { oneLine } from '../chat/text.ts';
import { familiesFor, isDrawable, missing } from './fonts/fonts.ts';

/** The font size and weight of a text. */
export interface Style {
  /** Pixels. */
  readonly size: number;
  readonly bold?: boolean;
}

/** The longest text that is laid out, in graphemes. Longer ones are cut first. */
const longest = 300;

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

const graphemes = (text: string): string[] => [...segmenter.segment(text)].map(({ segment }) => segment);

/** Makes every character of a text drawable: one that no font has becomes its plain form, or else a box. */
export const legible = (text: string): string =>
  graphemes(oneLine(text).normalize()).slice(0, longest).map(legibleGrapheme).join('');

const legibleGrapheme = (grapheme: string): string => {
  const drawable = [...grapheme].filter(isDrawable).join('');
  if (drawable === grapheme) return grapheme;
  const plain = [...grapheme.normalize('NFKC')].filter(isDrawable).join('');
  return plain || drawable || missing;
};

/** Returns whether a text reads from right to left, judging by its first letter. */
export const isRightToLeft = (text: string): boolean =>
  /\p{Script=Hebrew}|\p{Script=Arabic}/u.test(text.match(/\p{L}/u)?.[0] ?? '');

/** Sets up a canvas to write a legible text. */
export const dress = (context: SKRSContext2D, text: string, { size, bold = false }: Style): void => {
  context.font = `${size}px ${familiesFor(text)}`;
  context.fontVariationSettings = `'wght' ${bold ? 700 : 500}`;
  context.textAlign = 'left';
  context.direction = isRightToLeft(text) ? 'rtl' : 'ltr';
};

const ruler = createCanvas(1, 1).getContext('2d');

/** Measures the width of a legible text, in pixels. */
export const widthOf = (text: string, style: Style): number => {
  dress(ruler, text, style);
  return ruler.measureText(text).width;
};

/** Shrinks the style until a legible text is at most `width` pixels wide, but no further than the size `least`. */
export const shrink = (text: string, style: Style, width: number, least: number): Style => {
  const share = width / widthOf(text, style);
  return share >= 1 ? style : { ...style, size: Math.max(least, Math.floor(share * style.size)) };
};

/** Shortens a legible text to `width` pixels, with an ellipsis if it was cut. */
export const shorten = (text: string, style: Style, width: number): string =>
  cutUntil(text, (shown) => widthOf(shown, style) <= width);

/** Shortens a legible text to this many letters, with an ellipsis if it was cut. Wide characters count twice. */
export const abridge = (text: string, letters: number): string =>
  cutUntil(text, (shown) => stringWidth(shown) <= letters);

const cutUntil = (text: string, fits: (shown: string) => boolean): string => {
  if (fits(text)) return text;
  const characters = graphemes(text);
  const cut = (count: number) => `${characters.slice(0, count).join('').trimEnd()}…`;
  return cut(longestFit(characters.length - 1, (count) => fits(cut(count))));
};

/** Breaks a legible text into at most `lines` lines of `width` pixels. */
export const wrap = (text: string, style: Style, width: number, lines: number): string[] => {
  if (lines <= 1 || widthOf(text, style) <= width) return [shorten(text, style, width)];
  const characters = graphemes(text);
  const count = longestFit(
    characters.length,
    (count) => widthOf(characters.slice(0, count).join(''), style) <= width,
  );
  const line = characters.slice(0, Math.max(1, count)).join('');
  const space = characters[count] === ' ' ? line.length : line.lastIndexOf(' ');
  const end = space > 0 ? space : line.length;
  return [text.slice(0, end), ...wrap(text.slice(end).trimStart(), style, width, lines - 1)];
};

/** Finds the greatest count from 0 to `most` that fits. If a count fits, so must every smaller one. */
const longestFit = (most: number, fits: (count: number) => boolean): number => {
  let [low, high] = [0, most];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
};
