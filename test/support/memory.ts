import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** The memory that a process uses, in megabytes. */
export interface Memory {
  /** The JavaScript heap, measured after garbage collection. */
  readonly heap: number;
  /** All memory of the process. */
  readonly resident: number;
}

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** Measures the memory in use, after garbage collection. */
export const memory = (): Memory => {
  collectGarbage();
  const { heapUsed, rss } = process.memoryUsage();
  return { heap: heapUsed / 2 ** 20, resident: rss / 2 ** 20 };
};

/** Formats a measurement, as in `heap 40 MB of 120 MB`. */
export const inMegabytes = ({ heap, resident }: Memory): string =>
  `heap ${heap.toFixed(0)} MB of ${resident.toFixed(0)} MB`;
