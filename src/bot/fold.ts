import { setImmediate } from 'node:timers/promises';
import type { Services } from './services.ts';

/**
 * Adds what people answered to the leaderboards, slice by slice, each in a transaction of its own, so that nothing is lost
 * or counted twice if the process is killed in between. Several processes may do it at the same time.
 */
export const foldAnswers = async (
  { store }: Pick<Services, 'store'>,
  signal?: AbortSignal,
): Promise<void> => {
  while (!signal?.aborted && (await store.transaction(({ folding }) => folding.fold()))) {
    // Whatever came in meanwhile goes first.
    await setImmediate();
  }
};
