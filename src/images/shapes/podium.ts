import type { PodiumPicture } from '../../chat/picture.ts';
import { belowHeading, type Drawing, emptyDrawing, paintHeading } from '../drawing.ts';
import type { Pen } from '../pen.ts';
import { legible, shorten, wrap } from '../text.ts';
import { colors, sizes } from '../theme.ts';

type Place = PodiumPicture['places'][number];

const stepWidth = 232;
const gap = 8;
const textWidth = stepWidth - 8;
const lineHeight = 40;
/** The heights of the steps by rank. */
const stepHeights: Readonly<Record<number, number>> = { 1: 196, 2: 148, 3: 108 };

const nameStyle = { size: sizes.body, bold: true };
const rankStyle = { size: 60, bold: true };
const pointsStyle = { size: sizes.small };

/** Draws steps with the best in the middle. Equal ranks get equal heights. */
export const drawPodium = ({ heading, places }: PodiumPicture): Drawing => {
  if (places.length === 0) return emptyDrawing(heading, 'Nobody has points yet.');
  const steps = inOrder(places).map((place) => ({
    place,
    name: wrap(legible(place.name), nameStyle, textWidth, 2),
    height: stepHeights[place.rank] ?? 108,
  }));
  const tallest = Math.max(...steps.map(({ name, height }) => height + name.length * lineHeight));
  const floor = belowHeading + tallest + 62;
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

/** Orders three places as on a podium: second, first, third. Fewer keep their order. */
const inOrder = (places: readonly Place[]): readonly Place[] => {
  const [first, second, third] = places;
  return first && second && third ? [second, first, third] : places;
};

interface Step {
  readonly place: Place;
  readonly name: readonly string[];
  readonly height: number;
}

const paintStep = (pen: Pen, { place, name, height }: Step, x: number, floor: number): void => {
  const isBest = place.rank === 1;
  const middle = x + stepWidth / 2;
  const top = floor - height;
  // The step is taller than what shows, so that only its upper corners are round.
  pen.box({ x, y: top, width: stepWidth, height: height + 40 }, 18, isBest ? colors.accent : colors.step);
  const centered = { x: middle, align: 'center' } as const;
  const rankColor = isBest ? colors.onAccent : colors.text;
  pen.text(String(place.rank), rankStyle, { ...centered, y: top + 58, color: rankColor });
  const points = shorten(legible(place.points), pointsStyle, textWidth);
  pen.text(points, pointsStyle, { ...centered, y: top - 30, color: colors.quiet });
  for (const [index, line] of name.toReversed().entries())
    pen.text(line, nameStyle, { ...centered, y: top - 72 - index * lineHeight });
};
