import type { SKRSContext2D } from '@napi-rs/canvas';
import { setFigures } from './figures.ts';
import { dress, type Style, widthOf } from './text.ts';
import { colors } from './theme.ts';

/** A rectangle in pixels, y downwards. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Where a text goes, in pixels: `x` is its left, center or right, as `align` says, and `y` the middle of its capitals. */
export interface Place {
  readonly x: number;
  readonly y: number;
  readonly align?: 'left' | 'center' | 'right';
  readonly color?: string;
}

/** Draws the parts of pictures. Texts must come from `legible`. */
export interface Pen {
  box(box: Box, radius: number, color: string): void;
  /** Draws a bar with round ends, filled from the left by a share from 0 to 1. Any share above 0 is visible. */
  bar(box: Box, share: number, color: string): void;
  /** Draws an empty box with a line of 3 pixels inside its edge. */
  frame(box: Box, radius: number, color: string): void;
  text(text: string, style: Style, place: Place): void;
  /** Writes a number whose digits all take the same width, so that columns line up. */
  figures(text: string, style: Style, place: Place): void;
}

/** The share of a text that is to the left of its `x`. */
const shareBefore = { left: 0, center: 0.5, right: 1 } as const;

/** How many pixels of a bar even the smallest share fills. */
const leastFilled = 8;

/** How far a text's baseline is below the middle of its capitals, relative to the font size. */
const halfCapitals = 0.364;

/** Creates a pen that draws on a canvas. */
export const createPen = (context: SKRSContext2D): Pen => {
  const trace = ({ x, y, width, height }: Box, radius: number) => {
    context.beginPath();
    context.roundRect(x, y, width, height, Math.min(radius, width / 2, height / 2));
  };
  const write = (text: string, style: Style, x: number, y: number, color: string) => {
    dress(context, text, style);
    context.fillStyle = color;
    context.fillText(text, x, y + halfCapitals * style.size);
  };
  return {
    box: (box, radius, color) => {
      context.fillStyle = color;
      trace(box, radius);
      context.fill();
    },
    bar: (box, share, color) => {
      context.save();
      trace(box, box.height / 2);
      context.clip();
      context.fillStyle = colors.empty;
      context.fillRect(box.x, box.y, box.width, box.height);
      context.fillStyle = color;
      const filled = share > 0 ? Math.max(leastFilled, share * box.width) : 0;
      trace({ ...box, width: filled }, filled < box.height ? 0 : box.height / 2);
      context.fill();
      context.restore();
    },
    frame: ({ x, y, width, height }, radius, color) => {
      context.strokeStyle = color;
      context.lineWidth = 3;
      trace({ x: x + 1.5, y: y + 1.5, width: width - 3, height: height - 3 }, radius);
      context.stroke();
    },
    text: (text, style, { x, y, align = 'left', color = colors.text }) =>
      write(text, style, x - shareBefore[align] * widthOf(text, style), y, color),
    figures: (text, style, { x, y, align = 'left', color = colors.text }) => {
      const { cells, width } = setFigures(text, style);
      const left = x - shareBefore[align] * width;
      for (const cell of cells) write(cell.character, style, left + cell.x, y, color);
    },
  };
};
