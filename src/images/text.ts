import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas';
import stringWidth from 'string-width';
import { oneLine } from '../chat/text.ts';
import { familiesFor, isDrawable, missing } from './fonts/fonts.ts';

/** How a text is set. */
export interface Style {
  /** Pixels. */
  readonly size: number;
  readonly bold?: boolean;
}

/** Longer texts are cut before they are looked at, in graphemes. */
const longest = 300;

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

const graphemes = (text: string): string[] => [...segmenter.segment(text)].map(({ segment }) => segment);

/** A text of which every character can be drawn: what no font has becomes its plain form, else a box. */
export const legible = (text: string): string =>
  graphemes(oneLine(text).normalize()).slice(0, longest).map(legibleGrapheme).join('');

const legibleGrapheme = (grapheme: string): string => {
  const drawable = [...grapheme].filter(isDrawable).join('');
  if (drawable === grapheme) return grapheme;
  const plain = [...grapheme.normalize('NFKC')].filter(isDrawable).join('');
  return plain || drawable || missing;
};

/** Whether a text reads from right to left, as its first letter does. */
export const isRightToLeft = (text: string): boolean =>
  /\p{Script=Hebrew}|\p{Script=Arabic}/u.test(text.match(/\p{L}/u)?.[0] ?? '');

/** Sets a canvas up to write a legible text. */
export const dress = (context: SKRSContext2D, text: string, { size, bold = false }: Style): void => {
  context.font = `${size}px ${familiesFor(text)}`;
  context.fontVariationSettings = `'wght' ${bold ? 700 : 500}`;
  context.textAlign = 'left';
  context.direction = isRightToLeft(text) ? 'rtl' : 'ltr';
};

const ruler = createCanvas(1, 1).getContext('2d');

/** The width of a legible text, pixels. */
export const widthOf = (text: string, style: Style): number => {
  dress(ruler, text, style);
  return ruler.measureText(text).width;
};

/** The style in which a legible text is no wider than `width` pixels, or as near to that as a size of `least` comes. */
export const shrink = (text: string, style: Style, width: number, least: number): Style => {
  const share = width / widthOf(text, style);
  return share >= 1 ? style : { ...style, size: Math.max(least, Math.floor(share * style.size)) };
};

/** A legible text no wider than `width` pixels, with an ellipsis where it was cut. */
export const shorten = (text: string, style: Style, width: number): string =>
  cutUntil(text, (shown) => widthOf(shown, style) <= width);

/** A legible text of at most so many letters, or half as many wide characters, with an ellipsis where it was cut. */
export const abridge = (text: string, letters: number): string =>
  cutUntil(text, (shown) => stringWidth(shown) <= letters);

const cutUntil = (text: string, fits: (shown: string) => boolean): string => {
  if (fits(text)) return text;
  const characters = graphemes(text);
  const cut = (count: number) => `${characters.slice(0, count).join('').trimEnd()}…`;
  return cut(longestFit(characters.length - 1, (count) => fits(cut(count))));
};

/** A legible text on at most `lines` lines no wider than `width` pixels. */
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

/** The greatest count from 0 to `most` that fits, given that fewer than what fits do too. */
const longestFit = (most: number, fits: (count: number) => boolean): number => {
  let [low, high] = [0, most];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
};
