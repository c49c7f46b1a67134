import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** What a process uses, in megabytes. */
export interface Memory {
  /** What is held on JavaScript's heap; what nobody holds any more was thrown away before. */
  readonly heap: number;
  /** All of the process. */
  readonly resident: number;
}

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** Measures the memory that is really in use. */
export const memory = (): Memory => {
  collectGarbage();
  const { heapUsed, rss } = process.memoryUsage();
  return { heap: heapUsed / 2 ** 20, resident: rss / 2 ** 20 };
};

/** What was measured, as in `heap 40 MB of 120 MB`. */
export const inMegabytes = ({ heap, resident }: Memory): string =>
  `heap ${heap.toFixed(0)} MB of ${resident.toFixed(0)} MB`;
