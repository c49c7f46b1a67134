import { setImmediate } from 'node:timers/promises';
import { within } from './within.ts';

/** Items that wait to be worked on together. */
export interface Batches<T, R> {
  /** Adds an item. Resolves with what came of it. */
  add(item: T): Promise<R>;
  /** Resolves when everything that was added so far is done. */
  drained(): Promise<void>;
  /** Does the same, but also waits for a moment in which no items come. It does not wait long for one. */
  calm(): Promise<void>;
}

/** How many items a batch has at most, and how long the process should work on one, in milliseconds. */
const most = 100;
const longestMs = 15;
/** For how long a batch waits at most for what is arriving at the moment, in milliseconds. */
const longestWaitMs = 10;
/** Batches don't get smaller than this, however slow the process is, because part of the work is the same for any size. */
const least = 25;
/** It is calm when nothing was added for this long, in milliseconds, or when a crowd has lasted longer than anybody waits for it. */
const calmMs = 100;
const longestCrowdMs = 1_500;
/** How long a batch waits at most for what its items wait for, in milliseconds. */
const longestHoldMs = 1_500;

/**
 * Works on items in batches, in the order in which they were added. In between, the process does other things, so that a
 * crowd keeps nothing else from happening.
 * @param work returns what comes of each item, in their order; it must not reject
 * @param holding returns what must happen before an item is worked on; `undefined` if nothing must. It must not reject.
 */
export const inBatches = <T, R>(
  work: (items: readonly T[]) => Promise<readonly R[]>,
  holding: (item: T) => Promise<void> | undefined = () => undefined,
): Batches<T, R> => {
  const waiting: { readonly item: T; readonly resolve: (result: R) => void }[] = [];
  let isWorking = false;
  let size = most;
  let last: Promise<unknown> = Promise.resolve();
  let addedAt = Number.NEGATIVE_INFINITY;
  let crowdSince = Number.NEGATIVE_INFINITY;

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
      const held = new Set(waiting.slice(0, size).map(({ item }) => holding(item)));
      held.delete(undefined);
      if (held.size > 0) await within(longestHoldMs, Promise.all(held));
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

  const drained = async (): Promise<void> => {
    await last;
  };

  return {
    add: (item) => {
      const now = performance.now();
      if (now > addedAt + calmMs) crowdSince = now;
      addedAt = now;
      const { promise, resolve } = Promise.withResolvers<R>();
      waiting.push({ item, resolve });
      last = promise;
      if (!isWorking) void workOff();
      return promise;
    },
    drained,
    calm: async () => {
      for (;;) {
        await drained();
        const left = Math.min(addedAt + calmMs, crowdSince + longestCrowdMs) - performance.now();
        if (left <= 0) return;
        await new Promise((resolve) => setTimeout(resolve, left));
      }
    },
  };
};
