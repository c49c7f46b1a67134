import type { Store } from '../bot/store.ts';
import { inBatches } from '../chat/batches.ts';

/** Takes the id of a signed request. Resolves to false if it was taken before, by this process or another one. */
export type TakeOnce = (id: string) => Promise<boolean>;

/**
 * Creates the check that keeps a request from being taken twice. The ids of a crowd's requests are stored together.
 * @param source tells these ids from all others
 * @param now returns epoch milliseconds
 */
export const takingOnce = (store: Store, source: string, now: () => number): TakeOnce => {
  const takeAll = async (ids: readonly string[]): Promise<readonly (boolean | Error)[]> => {
    try {
      return await store.transaction(async ({ takenEvents }) => {
        const isNew = new Map<string, boolean>();
        // In the same order in every process, so that no two wait for each other.
        for (const id of [...new Set(ids)].sort()) isNew.set(id, await takenEvents.take(source, id, now()));
        return ids.map((id, index) => ids.indexOf(id) === index && isNew.get(id) === true);
      });
    } catch (error) {
      return ids.map(() => (error instanceof Error ? error : new Error('The ids were not stored.')));
    }
  };
  const batches = inBatches(takeAll);
  return async (id) => {
    const taken = await batches.add(id);
    if (taken instanceof Error) throw taken;
    return taken;
  };
};
