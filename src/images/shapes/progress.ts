import type { ProgressPicture } from '../../chat/picture.ts';
import { grouped } from '../../chat/text.ts';
import { belowHeading, type Drawing, emptyDrawing, innerWidth, paintHeading, shareOf } from '../drawing.ts';
import { setFigures } from '../figures.ts';
import type { Pen } from '../pen.ts';
import { legible, shorten } from '../text.ts';
import { colors, sizes } from '../theme.ts';

type Share = ProgressPicture['shares'][number];

/** The rest are only counted, because chats would shrink a taller picture until nobody can read it. */
const most = 8;
const rowHeight = 80;
const barHeight = 16;
/** How much width the percentage takes on the right. */
const percentRoom = 108;
const gutter = 24;

const titleStyle = { size: sizes.small };
const countStyle = { size: sizes.small - 2 };
const percentStyle = { size: sizes.small + 2, bold: true };

/** Draws one bar per share. */
export const drawProgress = ({ heading, shares }: ProgressPicture): Drawing => {
  if (shares.length === 0) return emptyDrawing(heading, 'No answers yet.');
  const shown = shares.slice(0, most);
  const rest = shares.length - shown.length;
  const bottom = belowHeading + shown.length * rowHeight;
  return {
    height: bottom + (rest > 0 ? 60 : 20),
    paint: (pen) => {
      paintHeading(pen, heading);
      for (const [index, one] of shown.entries()) paintShare(pen, one, belowHeading + index * rowHeight);
      if (rest > 0)
        pen.text(`and ${rest} more`, countStyle, { x: sizes.margin, y: bottom + 18, color: colors.quiet });
    },
  };
};

const paintShare = (pen: Pen, { title, part, whole }: Share, top: number): void => {
  const { margin } = sizes;
  const share = shareOf(part, whole);
  const y = top + 16;
  const edge = margin + innerWidth;
  const percent = whole === 0 ? '–' : `${Math.round(100 * share)}%`;
  pen.figures(percent, percentStyle, { x: edge, y, align: 'right' });
  const count = `${grouped(part)}/${grouped(whole)}`;
  pen.figures(count, countStyle, { x: edge - percentRoom, y, align: 'right', color: colors.quiet });
  const titleWidth = innerWidth - percentRoom - setFigures(count, countStyle).width - gutter;
  pen.text(shorten(legible(title), titleStyle, titleWidth), titleStyle, { x: margin, y });
  pen.bar({ x: margin, y: top + 40, width: innerWidth, height: barHeight }, share, colors.accent);
};
