import { setImmediate } from 'node:timers/promises';
import type { NightHandler } from '../features/feature.ts';
import { workOn } from './context.ts';
import { forgetEvents } from './events.ts';
import { thinPosts } from './outbox/finished.ts';
import type { Services } from './services.ts';
import type { Records } from './store.ts';
import { nightHandlers } from './tables.ts';

/** The nightly work of all features, and the bot's own, by name. */
const nightWork: Readonly<Record<string, NightHandler<Records>>> = {
  ...nightHandlers,
  events: forgetEvents,
  posts: thinPosts,
};

/**
 * Removes what nobody needs anymore, and tidies up the database. The work is cut into slices, each in a transaction of its
 * own, so that people wait for none of it, and nothing is lost if the process is killed in between. Several processes may do
 * it at the same time.
 */
export const runNight = async (services: Services, signal?: AbortSignal): Promise<void> => {
  const { store, log } = services;
  for (const [name, handle] of Object.entries(nightWork)) {
    try {
      const slices = await inSlices(services, handle, signal);
      log.debug({ work: name, ...slices }, 'did nightly work');
    } catch (err) {
      log.error({ err, work: name }, 'nightly work failed, will try again in the next night');
    }
  }
  if (!signal?.aborted) await store.tidy();
};

const inSlices = async (services: Services, handle: NightHandler<Records>, signal?: AbortSignal) => {
  let from: number | undefined = 0;
  let slices = 0;
  let longestMs = 0;
  while (from !== undefined && !signal?.aborted) {
    const began = performance.now();
    const start: number = from;
    from = await services.store.transaction((records) => handle(start, workOn(records, services)));
    longestMs = Math.max(longestMs, Math.round(performance.now() - began));
    slices += 1;
    // Whatever came in meanwhile goes first.
    await setImmediate();
  }
  return { slices, longestMs };
};
