import type { Figure } from '../report/figure.ts';

/** How a part is run. */
export interface Setting {
  /** Whether everything should be tiny, to see that it works at all. */
  readonly quick: boolean;
  /** Whether to measure what takes minutes to prepare as well. */
  readonly full: boolean;
  /** An empty folder on a disk, removed afterwards. */
  readonly folder: string;
}

/** One part of the benchmark. */
export type Part = (setting: Setting) => Promise<Figure[]>;
