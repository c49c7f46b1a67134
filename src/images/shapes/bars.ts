import type { VotesPicture } from '../../chat/picture.ts';
import { grouped } from '../../chat/text.ts';
import { type Drawing, innerWidth, shareOf } from '../drawing.ts';
import { setFigures } from '../figures.ts';
import type { Pen } from '../pen.ts';
import { legible, wrap } from '../text.ts';
import { colors, sizes } from '../theme.ts';

type Choice = VotesPicture['choices'][number];

const badge = 56;
const textLeft = sizes.margin + badge + 24;
const textWidth = sizes.margin + innerWidth - textLeft;
/** What the check of a right choice takes of its text. */
const checkRoom = 60;
const countStyle = { size: sizes.body, bold: true };
const lineHeight = 40;
const barHeight = 20;
/** From the first line's middle to the top of its choice. */
const above = 28;
/** Below a bar, to the next choice. */
const below = 34;
/** What the percentage takes right of a bar. */
const percentRoom = 92;
/** From the last line's middle to the bar. */
const toBar = 36;

/** The choices with a bar each: its share of all votes. */
export const drawVotes = ({ choices }: VotesPicture): Drawing => {
  const all = choices.reduce((sum, { votes }) => sum + votes, 0);
  const countWidth = Math.max(...choices.map(({ votes }) => setFigures(grouped(votes), countStyle).width));
  const laid = choices.map((choice) => ({
    choice,
    lines: wrap(legible(choice.text), styleOf(choice), textWidth - (choice.right ? checkRoom : 0), 2),
    share: shareOf(choice.votes, all),
    barWidth: textWidth - percentRoom - countWidth - 28,
  }));
  const heightOf = (lines: number) => above + (lines - 1) * lineHeight + toBar + barHeight + below;
  const top = (index: number) =>
    laid.slice(0, index).reduce((sum, { lines }) => sum + heightOf(lines.length), 36);
  return {
    height: top(laid.length) + 6,
    paint: (pen) => {
      for (const [index, one] of laid.entries()) paintChoice(pen, one, top(index));
    },
  };
};

interface LaidChoice {
  readonly choice: Choice;
  readonly lines: readonly string[];
  /** Of all votes, 0 to 1. */
  readonly share: number;
  /** Of an only choice, pixels. */
  readonly barWidth: number;
}

const styleOf = ({ right }: Choice) => ({ size: sizes.body - 2, bold: right });

const paintChoice = (pen: Pen, { choice, lines, share, barWidth }: LaidChoice, top: number): void => {
  const y = top + above;
  paintBadge(pen, choice, y);
  for (const [index, line] of lines.entries())
    pen.text(line, styleOf(choice), { x: textLeft, y: y + index * lineHeight });
  const edge = textLeft + textWidth;
  if (choice.right) pen.check(edge - 21, y, 21);
  const barTop = y + (lines.length - 1) * lineHeight + toBar;
  const bar = { x: textLeft, y: barTop, width: barWidth, height: barHeight };
  pen.bar(bar, share, choice.right ? colors.accent : colors.bar);
  const middle = { y: barTop + barHeight / 2, align: 'right' } as const;
  pen.figures(grouped(choice.votes), countStyle, { ...middle, x: edge - percentRoom });
  const percent = `${Math.round(100 * share)}%`;
  pen.figures(percent, { size: sizes.small }, { ...middle, x: edge, color: colors.quiet });
};

const paintBadge = (pen: Pen, { letter, right }: Choice, y: number): void => {
  const box = { x: sizes.margin, y: y - badge / 2, width: badge, height: badge };
  pen.box(box, 16, right ? colors.accent : colors.step);
  const color = right ? colors.onAccent : colors.text;
  pen.text(legible(letter), countStyle, { x: box.x + badge / 2, y, align: 'center', color });
};
