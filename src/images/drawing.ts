import type { Pen } from './pen.ts';
import { legible, shorten, shrink } from './text.ts';
import { colors, sizes } from './theme.ts';

/** A picture whose parts have their places. */
export interface Drawing {
  /** Pixels. */
  readonly height: number;
  /** Draws everything but the panel that it stands on. */
  paint(pen: Pen): void;
}

/** Where what is below a heading begins, pixels. */
export const belowHeading = 112;

/** The widest a text may be that has the picture to itself, pixels. */
export const innerWidth = sizes.width - 2 * sizes.margin;

/** The size of a heading that would have no room in a larger one, pixels. */
const leastHeading = 26;

/** Writes what the picture is about at its top. */
export const paintHeading = (pen: Pen, heading: string): void => {
  const shown = legible(heading);
  const style = shrink(shown, { size: sizes.heading, bold: true }, innerWidth, leastHeading);
  pen.text(shorten(shown, style, innerWidth), style, { x: sizes.margin, y: 62 });
};

/** A picture without anything to show but a sentence that says so. */
export const emptyDrawing = (heading: string, sentence: string): Drawing => ({
  height: belowHeading + 72,
  paint: (pen) => {
    paintHeading(pen, heading);
    pen.text(sentence, { size: sizes.body }, { x: sizes.margin, y: belowHeading + 16, color: colors.quiet });
  },
});

/** `part` of `whole` from 0 to 1; nothing of nothing is 0. */
export const shareOf = (part: number, whole: number): number => {
  if (!(part >= 0 && whole >= part && Number.isFinite(whole)))
    throw new RangeError(`${part} of ${whole} can't be drawn as a bar.`);
  return whole === 0 ? 0 : part / whole;
};
