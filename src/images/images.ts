import { setImmediate } from 'node:timers/promises';
import { createCanvas } from '@napi-rs/canvas';
import type { Logger } from 'pino';
import { type ByKind, byKind } from '../chat/by-kind.ts';
import type { Draw, Picture } from '../chat/picture.ts';
import type { Drawing } from './drawing.ts';
import { loadFonts } from './fonts/fonts.ts';
import { createPen } from './pen.ts';
import { encodePng } from './png.ts';
import { drawHeatMap } from './shapes/heat-map.ts';
import { drawPodium } from './shapes/podium.ts';
import { drawProgress } from './shapes/progress.ts';
import { drawRanking } from './shapes/ranking.ts';
import { colors, sizes } from './theme.ts';

/** The tallest picture that fits in a chat, in pixels. */
const tallest = 2_400;

/**
 * Creates a function that draws pictures as PNGs, 800 pixels wide. It logs failures and returns `undefined` for them.
 * Fonts are read when a character first needs them, and the PNG is compressed on another thread. Painting one takes about
 * 20 ms, so each is painted in a turn of the event loop of its own.
 */
export const createPictures = (log: Logger): Draw => {
  let last: Promise<unknown> = Promise.resolve();
  /** Waits until the pictures before are painted, and until the process has done other things. */
  const turn = (): Promise<void> => {
    const next = last.then(() => setImmediate());
    last = next;
    return next;
  };
  return async (picture) => {
    try {
      // This covers every text of the picture, and the names of its fields, which do no harm.
      await loadFonts(JSON.stringify(picture));
      await turn();
      return await render(byKind(layouts, picture));
    } catch (error) {
      log.error({ err: error, picture: picture?.kind }, 'could not draw a picture');
      return undefined;
    }
  };
};

const layouts: ByKind<Picture, [], Drawing> = {
  ranking: drawRanking,
  podium: drawPodium,
  'heat-map': drawHeatMap,
  progress: drawProgress,
};

/** Paints a drawing on a panel, so that it is readable on any background. */
const render = ({ height, paint }: Drawing): Promise<Uint8Array> => {
  if (height > tallest)
    throw new RangeError(`A picture can't be ${height} pixels tall; the limit is ${tallest}.`);
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
