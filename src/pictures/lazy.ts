import type { Logger } from 'pino';
import type { Draw } from '../view/picture.ts';

/** Draws pictures once the first one is wanted: where nobody wants any, or none can be drawn, nothing is loaded. */
export const lazyPictures = (log: Logger): Draw => {
  let loaded: Promise<Draw> | undefined;
  return async (picture) => {
    loaded ??= load(log);
    return (await loaded)(picture);
  };
};

const load = async (log: Logger): Promise<Draw> => {
  try {
    const { createPictures } = await import('./pictures.ts');
    return createPictures(log);
  } catch (error) {
    log.error({ err: error }, 'pictures can not be drawn on this machine; words stand in for them');
    return async () => undefined;
  }
};
