import type { RankingPicture } from '../../chat/picture.ts';
import { grouped } from '../../chat/text.ts';
import { contentTop, type Drawing, emptyDrawing, innerWidth, paintHeading } from '../drawing.ts';
import { setFigures } from '../figures.ts';
import type { Pen } from '../pen.ts';
import { abridge, legible, type Style, shorten, shrink, widthOf, wrap } from '../text.ts';
import { colors, sizes } from '../theme.ts';

type Row = RankingPicture['rows'][number];

const rowHeight = 58;
/** The height of the dots that stand for rows left out. */
const gapHeight = 40;
const gutter = 30;
/** How many pixels the numbers may take from the names. */
const widestPoints = 210;
const widestDetail = 180;
/** Font sizes for names that are too long: the smallest on one line, and the size on two lines, in pixels. */
const leastOnOne = 27;
const sizeOnTwo = 23;
const lineHeight = 26;
/** The longest name on two lines, in letters. Wide characters count twice. Longer names would make the file too large. */
const mostOnTwo = 40;
/** How far the background of the reader's row reaches beyond its text. */
const overhang = 20;

const plain: Style = { size: sizes.body };
const bold: Style = { size: sizes.body, bold: true };
const title: Style = { size: sizes.small };

/** Draws one row per person: rank, name, points, detail. */
export const drawRanking = ({ heading, detail, rows }: RankingPicture): Drawing => {
  if (rows.length === 0) return emptyDrawing(heading, 'Nobody has points yet.');
  const first = contentTop(heading) + 38;
  const gaps = (upTo: number) => rows.slice(0, upTo + 1).filter(({ gapBefore }) => gapBefore).length;
  const top = (index: number) => first + index * rowHeight + gaps(index) * gapHeight;
  const columns = columnsFor(rows, detail);
  return {
    height: top(rows.length - 1) + rowHeight + 28,
    paint: (pen) => {
      paintHeading(pen, heading);
      const y = contentTop(heading) + 6;
      pen.text('Points', title, { x: columns.points, y, align: 'right', color: colors.quiet });
      pen.text(columns.title, title, { x: columns.detail, y, align: 'right', color: colors.quiet });
      rows.forEach((row, index) => {
        if (row.gapBefore) paintGap(pen, columns.rank, top(index) - gapHeight / 2);
        paintRow(pen, row, columns, top(index));
      });
    },
  };
};

/** Where the columns are, in pixels: the left edge of the name, and the right edge of the others. */
interface Columns {
  readonly rank: number;
  readonly name: number;
  readonly nameWidth: number;
  readonly points: number;
  readonly detail: number;
  /** The detail's title, shortened to the room it has. */
  readonly title: string;
}

const columnsFor = (rows: readonly Row[], detail: string): Columns => {
  const widest = (of: (row: Row) => string, style: Style) =>
    Math.max(...rows.map((row) => setFigures(of(row), style).width));
  const shown = shorten(legible(detail), title, widestDetail);
  const detailWidth = Math.max(widest(detailOf, plain), widthOf(shown, title));
  const pointsWidth = Math.max(widest(pointsOf, bold), widthOf('Points', title));
  const rank = sizes.margin + widest(({ rank }) => grouped(rank), plain);
  const right = sizes.margin + innerWidth;
  const points = right - detailWidth - gutter;
  const name = rank + gutter - 6;
  return { rank, name, nameWidth: points - pointsWidth - gutter - name, points, detail: right, title: shown };
};

const pointsOf = ({ points }: Row) => shorten(legible(points), bold, widestPoints);
const detailOf = ({ detail }: Row) => shorten(legible(detail), plain, widestDetail);

const paintRow = (pen: Pen, row: Row, columns: Columns, top: number): void => {
  const y = top + rowHeight / 2;
  if (row.isReader) {
    const x = sizes.margin - overhang;
    pen.box({ x, y: top + 2, width: innerWidth + 2 * overhang, height: rowHeight - 4 }, 14, colors.own);
  }
  const rankColor = row.isReader ? colors.accent : colors.quiet;
  pen.figures(grouped(row.rank), plain, { x: columns.rank, y, align: 'right', color: rankColor });
  const nameStyle = row.isReader ? bold : plain;
  paintName(pen, legible(row.name), nameStyle, columns, y);
  pen.figures(pointsOf(row), bold, { x: columns.points, y, align: 'right' });
  pen.figures(detailOf(row), plain, { x: columns.detail, y, align: 'right', color: colors.quiet });
};

/** Writes a name, smaller and on two lines if necessary, because long names often start alike. */
const paintName = (
  pen: Pen,
  name: string,
  style: Style,
  { name: x, nameWidth }: Columns,
  y: number,
): void => {
  const { lines, size } = setName(name, style, nameWidth);
  const first = y - ((lines.length - 1) * lineHeight) / 2;
  for (const [index, line] of lines.entries())
    pen.text(line, { ...style, size }, { x, y: first + index * lineHeight });
};

const setName = (name: string, style: Style, width: number): { lines: string[]; size: number } => {
  const smaller = shrink(name, style, width, leastOnOne);
  if (widthOf(name, smaller) <= width) return { lines: [name], size: smaller.size };
  const onTwo = { ...style, size: sizeOnTwo };
  return { lines: wrap(abridge(name, mostOnTwo), onTwo, width, 2), size: sizeOnTwo };
};

/** Draws three dots below the ranks, for the rows left out. */
const paintGap = (pen: Pen, rank: number, y: number): void => {
  for (const down of [-11, 0, 11])
    pen.box({ x: rank - 13, y: y + down - 3, width: 6, height: 6 }, 3, colors.quiet);
};
