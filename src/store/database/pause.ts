import { setImmediate } from 'node:timers/promises';

/** How long transactions may keep the process from everything else, in milliseconds. */
const longestMs = 10;

/**
 * Creates a function that lets the process do other things if that was long ago. SQLite's transactions would follow each
 * other without a pause, because none of them waits for anything.
 */
export const createPause = (): (() => Promise<void>) => {
  let lastAt = Number.NEGATIVE_INFINITY;
  return async () => {
    if (performance.now() - lastAt < longestMs) return;
    await setImmediate();
    lastAt = performance.now();
  };
};
