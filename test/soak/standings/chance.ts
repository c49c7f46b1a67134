import { draw, type Seed } from '../../../src/engine/random.ts';

/** Numbers that look like chance and are the same for the same seed. */
export interface Chance {
  /** A whole number from 0 up to, not including, `limit`. */
  below(limit: number): number;
  /** True in this share of all cases. */
  is(share: number): boolean;
  /** One of the items; there must be one. */
  of<T>(items: readonly T[]): T;
}

export const createChance = (seed: Seed): Chance => {
  let drawn = 0;
  const next = () => draw(seed, 'standings', drawn++);
  const below = (limit: number) => Math.floor(next() * limit);
  return {
    below,
    is: (share) => next() < share,
    of: (items) => {
      const item = items[below(items.length)];
      if (item === undefined) throw new Error('There is nothing to choose from.');
      return item;
    },
  };
};
