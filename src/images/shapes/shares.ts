import type { TopicsPicture } from '../../chat/picture.ts';
import { grouped } from '../../chat/text.ts';
import { belowHeading, type Drawing, emptyDrawing, innerWidth, paintHeading, shareOf } from '../drawing.ts';
import { setFigures } from '../figures.ts';
import type { Pen } from '../pen.ts';
import { legible, shorten } from '../text.ts';
import { colors, sizes } from '../theme.ts';

type Topic = TopicsPicture['topics'][number];

/** More than these are only counted: a taller picture would be shown too small to read. */
const most = 8;
const rowHeight = 80;
const barHeight = 16;
/** What the percentage takes at the right. */
const percentRoom = 108;
const gutter = 24;

const titleStyle = { size: sizes.small };
const countStyle = { size: sizes.small - 2 };
const percentStyle = { size: sizes.small + 2, bold: true };

/** A bar a topic: how much of it was right. */
export const drawTopics = ({ heading, topics }: TopicsPicture): Drawing => {
  if (topics.length === 0) return emptyDrawing(heading, 'No answers yet.');
  const shown = topics.slice(0, most);
  const rest = topics.length - shown.length;
  const bottom = belowHeading + shown.length * rowHeight;
  return {
    height: bottom + (rest > 0 ? 60 : 20),
    paint: (pen) => {
      paintHeading(pen, heading);
      for (const [index, topic] of shown.entries()) paintTopic(pen, topic, belowHeading + index * rowHeight);
      if (rest > 0)
        pen.text(`and ${rest} more`, countStyle, { x: sizes.margin, y: bottom + 18, color: colors.quiet });
    },
  };
};

const paintTopic = (pen: Pen, { title, answers, right }: Topic, top: number): void => {
  const { margin } = sizes;
  const share = shareOf(right, answers);
  const y = top + 16;
  const edge = margin + innerWidth;
  const percent = answers === 0 ? '–' : `${Math.round(100 * share)}%`;
  pen.figures(percent, percentStyle, { x: edge, y, align: 'right' });
  const count = `${grouped(right)}/${grouped(answers)}`;
  pen.figures(count, countStyle, { x: edge - percentRoom, y, align: 'right', color: colors.quiet });
  const titleWidth = innerWidth - percentRoom - setFigures(count, countStyle).width - gutter;
  pen.text(shorten(legible(title), titleStyle, titleWidth), titleStyle, { x: margin, y });
  pen.bar({ x: margin, y: top + 40, width: innerWidth, height: barHeight }, share, colors.accent);
};
