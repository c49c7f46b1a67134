import { setImmediate } from 'node:timers/promises';

/** Items that wait to be worked on together. */
export interface Batches<T, R> {
  /** Adds an item. Resolves with what came of it. */
  add(item: T): Promise<R>;
  /** Resolves when everything that was added so far is done. */
  drained(): Promise<void>;
}

/** How many items a batch has at most, and how long the process should work on one, in milliseconds. */
const most = 100;
const longestMs = 15;
/** For how long a batch waits at most for what is arriving at the moment, in milliseconds. */
const longestWaitMs = 10;
/** Batches don't get smaller than this, however slow the process is, because part of the work is the same for any size. */
const least = 25;

/**
 * Works on items in batches, in the order in which they were added. In between, the process does other things, so that a
 * crowd keeps nothing else from happening.
 * @param work returns what comes of each item, in their order; it must not reject
 */
export const inBatches = <T, R>(work: (items: readonly T[]) => Promise<readonly R[]>): Batches<T, R> => {
  const waiting: { readonly item: T; readonly resolve: (result: R) => void }[] = [];
  let isWorking = false;
  let size = most;
  let last: Promise<unknown> = Promise.resolve();

  /** Lets the process do other things, and goes on doing so while that brings more items. */
  const arrival = async (): Promise<void> => {
    const latest = performance.now() + longestWaitMs;
    let before = 0;
    do {
      before = waiting.length;
      await setImmediate();
    } while (waiting.length > before && waiting.length < size && performance.now() < latest);
  };

  const workOff = async (): Promise<void> => {
    isWorking = true;
    while (waiting.length > 0) {
      await arrival();
      const batch = waiting.splice(0, size);
      const before = process.threadCpuUsage();
      const results = await work(batch.map(({ item }) => item));
      for (const [index, { resolve }] of batch.entries()) resolve(results[index] as R);
      const { user, system } = process.threadCpuUsage(before);
      const fitting = (batch.length * longestMs * 1000) / Math.max(user + system, 1);
      if (batch.length >= least) size = Math.round(Math.min(most, Math.max(least, fitting)));
    }
    isWorking = false;
  };

  return {
    add: (item) => {
      const { promise, resolve } = Promise.withResolvers<R>();
      waiting.push({ item, resolve });
      last = promise;
      if (!isWorking) void workOff();
      return promise;
    },
    drained: async () => {
      await last;
    },
  };
};
