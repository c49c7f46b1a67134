import type { Logger } from 'pino';
import type { Draw } from '../chat/picture.ts';

/**
 * Draws pictures once the first one is wanted: where nobody wants any, or none can be drawn, nothing is loaded.
 * @param find what draws them; fails where the canvas has no build for the machine
 */
export const lazyPictures = (log: Logger, find = () => import('./images.ts')): Draw => {
  let loaded: Promise<Draw> | undefined;
  return async (picture) => {
    loaded ??= load(log, find);
    return (await loaded)(picture);
  };
};

/** Draws a board of nobody's: the first picture loads the canvas and reads the fonts, better before somebody waits. */
export const warmUp = async (draw: Draw): Promise<void> => {
  const name = 'Ada Ада אדה 艾达 🎉';
  const row = { rank: 1, name, points: '1', detail: '1/1', isReader: true, gapBefore: false };
  await draw({ kind: 'ranking', heading: '', detail: '', rows: [row] });
};

const load = async (log: Logger, find: () => Promise<typeof import('./images.ts')>): Promise<Draw> => {
  try {
    const { createPictures } = await find();
    return createPictures(log);
  } catch (error) {
    log.error({ err: error }, 'pictures can not be drawn on this machine; words stand in for them');
    return async () => undefined;
  }
};
