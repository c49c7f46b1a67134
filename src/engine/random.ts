/** The source of all randomness in a session: a whole number from 0 to 2³² − 1, stored with the session. */
export type Seed = number;

/** Draws a number from 0 up to, but not including, 1. The same seed, purpose, and position always give the same number. */
export const draw = (seed: Seed, purpose: string, position: number): number =>
  drawing(seed, purpose)(position);

/** Returns a function that draws like {@link draw}, in a fraction of the time if there are many positions. */
export const drawing = (seed: Seed, purpose: string): ((position: number) => number) => {
  const start = fnv1a(`${seed}/${purpose}/`);
  return (position) => mix(fnv1a(`${position}`, start)) / 2 ** 32;
};

/** Shuffles items. The order depends only on the seed, the purpose, and the number of items. */
export const shuffle = <T>(items: readonly T[], seed: Seed, purpose: string): T[] => {
  const at = drawing(seed, purpose);
  return items
    .map((item, index) => ({ item, at: at(index) }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
};

/** Derives a seed for a part of a seeded whole, such as one question of a quiz. */
export const derive = (seed: Seed, purpose: string, position: number): Seed =>
  Math.floor(draw(seed, purpose, position) * 2 ** 32);

/** Computes the 32-bit Fowler–Noll–Vo hash of the text's code units, after those that gave `start`. */
const fnv1a = (text: string, start = 0x811c9dc5): number => {
  let hash = start;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash;
};

/** Spreads neighboring hashes far apart, with MurmurHash3's finalizer. */
const mix = (hash: number): number => {
  let mixed = hash ^ (hash >>> 16);
  mixed = Math.imul(mixed, 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
};
