import type { PodiumPicture } from '../../chat/picture.ts';
import { grouped } from '../../chat/text.ts';
import { contentTop, type Drawing, emptyDrawing, paintHeading } from '../drawing.ts';
import type { Pen } from '../pen.ts';
import { legible, shorten, wrap } from '../text.ts';
import { colors, sizes } from '../theme.ts';

type Winners = PodiumPicture['steps'][number];

const stepWidth = 232;
const gap = 8;
const textWidth = stepWidth - 8;
/** Above a step without neighbors, texts may be wider than the step. */
const loneTextWidth = 3 * stepWidth;
const lineHeight = 40;
/** The heights of the steps by rank. */
const stepHeights: Readonly<Record<number, number>> = { 1: 196, 2: 148, 3: 108 };

const nameStyle = { size: sizes.body, bold: true };
const rankStyle = { size: 60, bold: true };
const pointsStyle = { size: sizes.small };

/** Draws steps with the best in the middle. */
export const drawPodium = ({ heading, steps: all }: PodiumPicture): Drawing => {
  if (all.length === 0) return emptyDrawing(heading, 'Nobody has points yet.');
  const steps = inOrder(all).map((winners) => ({
    winners,
    lines: linesOf(winners, all.length === 1 ? loneTextWidth : textWidth),
    height: stepHeights[winners.rank] ?? 108,
  }));
  const tallest = Math.max(...steps.map(({ lines, height }) => height + lines.length * lineHeight));
  const floor = contentTop(heading) + tallest + 62;
  const left = (sizes.width - steps.length * (stepWidth + gap) + gap) / 2;
  return {
    height: floor,
    paint: (pen) => {
      paintHeading(pen, heading);
      for (const [index, step] of steps.entries())
        paintStep(pen, step, left + index * (stepWidth + gap), floor);
    },
  };
};

/** Orders three steps as on a podium: second, first, third. Fewer keep their order. */
const inOrder = (steps: readonly Winners[]): readonly Winners[] => {
  const [first, second, third] = steps;
  return first && second && third ? [second, first, third] : steps;
};

/** A line above a step. */
interface Line {
  readonly text: string;
  readonly isName: boolean;
}

/** One name may take two lines; of several, each takes one. */
const linesOf = ({ names, more }: Winners, width: number): readonly Line[] => {
  const lines =
    names.length === 1 && more === 0
      ? wrap(legible(names[0] ?? ''), nameStyle, width, 2)
      : names.map((name) => shorten(legible(name), nameStyle, width));
  return [
    ...lines.map((text) => ({ text, isName: true })),
    ...(more > 0 ? [{ text: `and ${grouped(more)} more`, isName: false }] : []),
  ];
};

interface Step {
  readonly winners: Winners;
  readonly lines: readonly Line[];
  readonly height: number;
}

const paintStep = (pen: Pen, { winners, lines, height }: Step, x: number, floor: number): void => {
  const isBest = winners.rank === 1;
  const middle = x + stepWidth / 2;
  const top = floor - height;
  // The step is taller than what shows, so that only its upper corners are round.
  pen.box({ x, y: top, width: stepWidth, height: height + 40 }, 18, isBest ? colors.accent : colors.step);
  const centered = { x: middle, align: 'center' } as const;
  const rankColor = isBest ? colors.onAccent : colors.text;
  pen.text(String(winners.rank), rankStyle, { ...centered, y: top + 58, color: rankColor });
  const points = shorten(legible(winners.points), pointsStyle, textWidth);
  pen.text(points, pointsStyle, { ...centered, y: top - 30, color: colors.quiet });
  for (const [index, { text, isName }] of lines.toReversed().entries()) {
    const at = { ...centered, y: top - 72 - index * lineHeight };
    if (isName) pen.text(text, nameStyle, at);
    else pen.text(text, pointsStyle, { ...at, color: colors.quiet });
  }
};
