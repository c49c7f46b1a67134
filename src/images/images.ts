import { createCanvas } from '@napi-rs/canvas';
import type { Logger } from 'pino';
import { type ByKind, byKind } from '../chat/by-kind.ts';
import type { Draw, Picture } from '../chat/picture.ts';
import type { Drawing } from './drawing.ts';
import { loadFonts } from './fonts/fonts.ts';
import { createPen } from './pen.ts';
import { encodePng } from './png.ts';
import { drawBars } from './shapes/bars.ts';
import { drawHeatMap } from './shapes/heat-map.ts';
import { drawPodium } from './shapes/podium.ts';
import { drawRanking } from './shapes/ranking.ts';
import { drawShares } from './shapes/shares.ts';
import { colors, sizes } from './theme.ts';

/** Pixels; what is taller is not a picture for a chat. */
const tallest = 2_400;

/**
 * Draws pictures as PNGs, 800 pixels wide. Fonts are read when a character first needs them, and the bytes
 * are packed on another thread.
 */
export const createPictures =
  (log: Logger): Draw =>
  async (picture) => {
    try {
      // Every text of a picture, and the names of its fields, which do no harm.
      await loadFonts(JSON.stringify(picture));
      return await render(byKind(layouts, picture));
    } catch (error) {
      log.error({ err: error, picture: picture?.kind }, 'could not draw a picture');
      return undefined;
    }
  };

const layouts: ByKind<Picture, [], Drawing> = {
  ranking: drawRanking,
  podium: drawPodium,
  bars: drawBars,
  'heat-map': drawHeatMap,
  shares: drawShares,
};

/** Paints a drawing on a panel of its own, so that it reads on any background. */
const render = ({ height, paint }: Drawing): Promise<Uint8Array> => {
  if (height > tallest) throw new RangeError(`A picture ${height} pixels tall is more than ${tallest}.`);
  const canvas = createCanvas(sizes.width, Math.ceil(height));
  const context = canvas.getContext('2d');
  context.beginPath();
  context.roundRect(0, 0, canvas.width, canvas.height, 24);
  context.clip();
  const pen = createPen(context);
  const whole = { x: 0, y: 0, width: canvas.width, height: canvas.height };
  pen.box(whole, 24, colors.panel);
  paint(pen);
  pen.frame(whole, 24, colors.edge);
  const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
  return encodePng(new Uint8Array(data.buffer), canvas.width, canvas.height);
};
