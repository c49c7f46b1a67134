import { BoundedMap } from './bounded-map.ts';

/** Longer than any platform delivers an event again that was not acknowledged. */
const rememberedMs = 2 * 3_600_000;
const mostRemembered = 50_000;

/** Says whether an id comes for the first time. */
export type IsFirst = (id: string) => boolean;

/** Remembers ids for two hours, and never more than fifty thousand. `now` tells epoch milliseconds. */
export const createDeduplicator = (now: () => number): IsFirst => {
  const times = new BoundedMap<string, number>(mostRemembered);
  return (id) => {
    const isFirst = !times.has(id);
    if (isFirst) times.set(id, now());
    for (const [oldest, at] of times) {
      if (now() - at <= rememberedMs) break;
      times.delete(oldest);
    }
    return isFirst;
  };
};
