import type { BarsPicture } from '../../chat/picture.ts';
import { grouped } from '../../chat/text.ts';
import { type Drawing, innerWidth, shareOf } from '../drawing.ts';
import { setFigures } from '../figures.ts';
import type { Pen } from '../pen.ts';
import { legible, wrap } from '../text.ts';
import { colors, sizes } from '../theme.ts';

type Bar = BarsPicture['bars'][number];

const badge = 56;
const textLeft = sizes.margin + badge + 24;
const textWidth = sizes.margin + innerWidth - textLeft;
/** How much width the check mark of a marked bar takes from its text. */
const checkRoom = 60;
const countStyle = { size: sizes.body, bold: true };
const lineHeight = 40;
const barHeight = 20;
/** From the middle of the first line up to the top of its label. */
const above = 28;
/** From a bar down to the next label. */
const below = 34;
/** How much width the percentage takes to the right of a bar. */
const percentRoom = 92;
/** From the middle of the last line down to the bar. */
const toBar = 36;

/** Draws each text with a bar for its share of all counts. */
export const drawBars = ({ bars }: BarsPicture): Drawing => {
  const all = bars.reduce((sum, { count }) => sum + count, 0);
  const countWidth = Math.max(...bars.map(({ count }) => setFigures(grouped(count), countStyle).width));
  const laid = bars.map((bar) => ({
    bar,
    lines: wrap(legible(bar.text), styleOf(bar), textWidth - (bar.isMarked ? checkRoom : 0), 2),
    share: shareOf(bar.count, all),
    barWidth: textWidth - percentRoom - countWidth - 28,
  }));
  const heightOf = (lines: number) => above + (lines - 1) * lineHeight + toBar + barHeight + below;
  const top = (index: number) =>
    laid.slice(0, index).reduce((sum, { lines }) => sum + heightOf(lines.length), 36);
  return {
    height: top(laid.length) + 6,
    paint: (pen) => {
      for (const [index, one] of laid.entries()) paintBar(pen, one, top(index));
    },
  };
};

interface LaidBar {
  readonly bar: Bar;
  readonly lines: readonly string[];
  /** The share of all counts, from 0 to 1. */
  readonly share: number;
  /** The width that a share of 1 fills, in pixels. */
  readonly barWidth: number;
}

const styleOf = ({ isMarked }: Bar) => ({ size: sizes.body - 2, bold: isMarked });

const paintBar = (pen: Pen, { bar, lines, share, barWidth }: LaidBar, top: number): void => {
  const y = top + above;
  paintBadge(pen, bar, y);
  for (const [index, line] of lines.entries())
    pen.text(line, styleOf(bar), { x: textLeft, y: y + index * lineHeight });
  const edge = textLeft + textWidth;
  if (bar.isMarked) pen.check(edge - 21, y, 21);
  const barTop = y + (lines.length - 1) * lineHeight + toBar;
  const box = { x: textLeft, y: barTop, width: barWidth, height: barHeight };
  pen.bar(box, share, bar.isMarked ? colors.accent : colors.bar);
  const middle = { y: barTop + barHeight / 2, align: 'right' } as const;
  pen.figures(grouped(bar.count), countStyle, { ...middle, x: edge - percentRoom });
  const percent = `${Math.round(100 * share)}%`;
  pen.figures(percent, { size: sizes.small }, { ...middle, x: edge, color: colors.quiet });
};

const paintBadge = (pen: Pen, { label, isMarked }: Bar, y: number): void => {
  const box = { x: sizes.margin, y: y - badge / 2, width: badge, height: badge };
  pen.box(box, 16, isMarked ? colors.accent : colors.step);
  const color = isMarked ? colors.onAccent : colors.text;
  pen.text(legible(label), countStyle, { x: box.x + badge / 2, y, align: 'center', color });
};
