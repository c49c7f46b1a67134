import { type Style, widthOf } from './text.ts';

/** A number laid out so that every digit takes the same width, in pixels. A cell's `x` is where its character begins. */
export interface SetFigures {
  readonly cells: readonly { readonly character: string; readonly x: number }[];
  readonly width: number;
}

/** The width of a digit in widths of a 0. A little less than one, because digits have space around them. */
const snug = 0.95;

/** Lays out a number, as in `1,234` or `12/15`. */
export const setFigures = (text: string, style: Style): SetFigures => {
  const digit = snug * widthOf('0', style);
  let width = 0;
  const cells = [...text].map((character) => {
    const own = widthOf(character, style);
    const room = /\d/.test(character) ? digit : own;
    const x = width + (room - own) / 2;
    width += room;
    return { character, x };
  });
  return { cells, width };
};
