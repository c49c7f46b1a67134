import { draw, type Seed } from '../../../src/engine/random.ts';

/** Random numbers that are the same for the same seed. */
export interface Chance {
  /** Returns a whole number from 0 up to, but not including, `limit`. */
  below(limit: number): number;
  /** Returns true in this share of all cases. */
  is(share: number): boolean;
  /** Picks one of the items; there must be at least one. */
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
