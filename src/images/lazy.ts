import type { Logger } from 'pino';
import type { Draw } from '../chat/picture.ts';

/**
 * Creates a function that loads the drawing code with the first picture, so that nothing is loaded if nobody needs one.
 * @param find loads the drawing code; rejects if the canvas library has no build for this machine
 */
export const lazyPictures = (log: Logger, find = () => import('./images.ts')): Draw => {
  let loaded: Promise<Draw> | undefined;
  return async (picture) => {
    loaded ??= load(log, find);
    return (await loaded)(picture);
  };
};

/**
 * Draws a sample leaderboard, because the first picture loads the canvas and the font that all pictures need, and somebody may
 * be waiting then. Fonts for other scripts take memory, and are read when a name needs them.
 */
export const warmUp = async (draw: Draw): Promise<void> => {
  const name = 'Ada';
  const row = { rank: 1, name, points: '1', detail: '1/1', isReader: true, gapBefore: false };
  await draw({ kind: 'ranking', heading: '', detail: '', rows: [row] });
};

const load = async (log: Logger, find: () => Promise<typeof import('./images.ts')>): Promise<Draw> => {
  try {
    const { createPictures } = await find();
    return createPictures(log);
  } catch (error) {
    log.error({ err: error }, 'pictures can not be drawn on this machine; text replaces them');
    return async () => undefined;
  }
};
