import type { HeatMapPicture } from '../../chat/picture.ts';
import { type Shades, shadeName, shadeOf, shadesFrom } from '../../chat/shades.ts';
import { belowHeading, type Drawing, innerWidth, paintHeading } from '../drawing.ts';
import type { Box, Pen } from '../pen.ts';
import { widthOf } from '../text.ts';
import { colors, sizes } from '../theme.ts';

/** With more weeks, the squares would be too small to see. */
const mostWeeks = 27;
const cell = 30;
const pitch = 36;
const radius = 7;
const labelStyle = { size: sizes.small - 2 };
const label = { x: sizes.margin, color: colors.quiet };
const weekdays = [
  { row: 0, name: 'Mon' },
  { row: 2, name: 'Wed' },
  { row: 4, name: 'Fri' },
];
/** Where the first week starts, to the right of the weekday names. */
const gridLeft = sizes.margin + 70;
const gridTop = belowHeading + 36;

const shades: Shades<string> = ['#6d5022', '#9c6f22', '#cf9123', colors.accent];

/** Draws one square per day and one column per week. */
export const drawHeatMap = ({ heading, from, to, days, summary }: HeatMapPicture): Drawing => {
  const begin = Temporal.PlainDate.from(from);
  const length = begin.until(to).days + 1;
  const weeks = Math.ceil(length / 7);
  if (weeks < 1 || weeks > mostWeeks)
    throw new RangeError(`${from} to ${to} must cover 1 to ${mostWeeks} weeks.`);
  const byDate = new Map(days.map((day) => [day.date, day]));
  const step = Math.min(pitch, Math.floor((sizes.width - sizes.margin - gridLeft + pitch - cell) / weeks));
  const size = step - (pitch - cell);
  const bottom = gridTop + 7 * step;
  return {
    height: bottom + 74,
    paint: (pen) => {
      paintHeading(pen, heading);
      paintMonths(pen, begin, weeks, step);
      for (const { row, name } of weekdays)
        pen.text(name, labelStyle, { ...label, y: gridTop + row * step + size / 2 });
      for (let index = 0; index < length; index++) {
        const day = byDate.get(begin.add({ days: index }).toString());
        const [x, y] = [gridLeft + Math.floor(index / 7) * step, gridTop + (index % 7) * step];
        paintDay(pen, { x, y, width: size, height: size }, day?.count);
      }
      paintFoot(pen, summary, bottom + 34);
    },
  };
};

/** Paints a day by its count; `undefined` is a day on which nothing happened. */
const paintDay = (pen: Pen, box: Box, count: number | undefined): void => {
  pen.box(box, radius, shadeOf(count ?? 0, shades) ?? colors.empty);
  if (count === 0) pen.frame(box, radius, colors.bar);
};

const paintMonths = (pen: Pen, begin: Temporal.PlainDate, weeks: number, step: number): void => {
  for (const { week, name } of monthLabels(begin, weeks)) {
    const last = sizes.margin + innerWidth - widthOf(name, labelStyle);
    const x = Math.min(gridLeft + week * step, last);
    pen.text(name, labelStyle, { ...label, x, y: belowHeading + 10 });
  }
};

/** Puts each month's name at the week in which it begins, and one at the first week unless the next name is too close. */
const monthLabels = (begin: Temporal.PlainDate, weeks: number): { week: number; name: string }[] => {
  const labels = Array.from({ length: weeks }, (_, week) => ({
    week,
    sunday: begin.add({ days: 7 * week + 6 }),
  })).filter(({ week, sunday }) => week === 0 || sunday.day <= 7);
  const isCrowded = labels[1] !== undefined && labels[1].week < 3;
  return labels.slice(isCrowded ? 1 : 0).map(({ week, sunday }) => ({
    week,
    name: sunday.toLocaleString('en-US', { month: 'short' }),
  }));
};

/** Paints the summary, and a legend of the shades. */
const paintFoot = (pen: Pen, summary: string, y: number): void => {
  pen.text(summary, labelStyle, { ...label, y });
  let edge = sizes.margin + innerWidth;
  for (const from of [...shadesFrom.toReversed(), 0]) {
    const name = shadeName(from);
    pen.text(name, labelStyle, { ...label, x: edge, y, align: 'right' });
    edge -= widthOf(name, labelStyle) + 34;
    paintDay(pen, { x: edge, y: y - 13, width: 26, height: 26 }, from);
    edge -= 16;
  }
};
