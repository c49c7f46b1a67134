import type { Pen } from './pen.ts';
import { legible, shorten, shrink } from './text.ts';
import { colors, sizes } from './theme.ts';

/** A picture that is laid out and ready to paint. */
export interface Drawing {
  /** Pixels. */
  readonly height: number;
  /** Draws everything except the background panel. */
  paint(pen: Pen): void;
}

/** Where the content below a heading begins, in pixels. */
export const belowHeading = 112;

/** The width between the margins, in pixels. */
export const innerWidth = sizes.width - 2 * sizes.margin;

/** The smallest font size of a heading, in pixels. */
const leastHeading = 26;

/** Where the content begins if there is no heading, in pixels. */
const withoutHeading = 26;

/** Returns where the content begins, in pixels. */
export const contentTop = (heading: string | undefined): number =>
  heading === undefined ? withoutHeading : belowHeading;

/** Writes the heading at the top, if there is one: in a smaller size or shortened if it is too long. */
export const paintHeading = (pen: Pen, heading: string | undefined): void => {
  if (heading === undefined) return;
  const shown = legible(heading);
  const style = shrink(shown, { size: sizes.heading, bold: true }, innerWidth, leastHeading);
  pen.text(shorten(shown, style, innerWidth), style, { x: sizes.margin, y: 62 });
};

/** Lays out a picture that has nothing to show except a sentence that says so. */
export const emptyDrawing = (heading: string | undefined, sentence: string): Drawing => ({
  height: contentTop(heading) + 72,
  paint: (pen) => {
    paintHeading(pen, heading);
    pen.text(
      sentence,
      { size: sizes.body },
      { x: sizes.margin, y: contentTop(heading) + 16, color: colors.quiet },
    );
  },
});

/** Returns `part` of `whole` as a share from 0 to 1, and 0 for 0 of 0. Throws a RangeError for any other share. */
export const shareOf = (part: number, whole: number): number => {
  if (!(part >= 0 && whole >= part && Number.isFinite(whole)))
    throw new RangeError(`${part} of ${whole} can't be drawn as a bar.`);
  return whole === 0 ? 0 : part / whole;
};
