import { BoundedMap } from './bounded-map.ts';

/** How long ids are remembered, in milliseconds: longer than any platform keeps redelivering an event. */
const rememberedMs = 2 * 3_600_000;
const mostRemembered = 50_000;

/** Returns whether an id is seen for the first time. */
export type IsFirst = (id: string) => boolean;

/** Creates a check that remembers ids for two hours, at most 50,000 of them. `now` returns epoch milliseconds. */
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
