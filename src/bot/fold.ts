import { setImmediate } from 'node:timers/promises';
import type { Services } from './services.ts';

/**
 * Adds what people answered to the leaderboards, in slices, each in a transaction of its own, so that a kill in between
 * loses nothing and counts nothing twice. Several processes may do it at the same time.
 * @param calm resolves when nobody waits for an answer, because answers go first
 */
export const foldAnswers = async (
  { store }: Pick<Services, 'store'>,
  calm: () => Promise<void> = async () => {},
  signal?: AbortSignal,
): Promise<void> => {
  do {
    await setImmediate();
    await calm();
  } while (!signal?.aborted && (await store.transaction(({ folding }) => folding.fold())));
};
