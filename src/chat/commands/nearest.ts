import { distance } from 'fastest-levenshtein';

/** Finds up to `count` candidates that `typed` may have meant, nearest first; none if nothing is near. */
export const nearest = (typed: string, candidates: readonly string[], count = 3): string[] => {
  const word = typed.toLowerCase();
  const near = candidates
    .map((candidate) => ({ candidate, off: offness(word, candidate.toLowerCase()) }))
    .filter(({ off }) => off <= 0.5)
    .sort((a, b) => a.off - b.off);
  return near.slice(0, count).map(({ candidate }) => candidate);
};

/** Measures distance, from 0 for the same to 1 for nothing in common. A candidate that contains the whole word is near. */
const offness = (word: string, candidate: string): number => {
  if (word.length >= 3 && candidate.includes(word)) return 0.2 - 0.1 * (word.length / candidate.length);
  return distance(word, candidate) / Math.max(word.length, candidate.length, 1);
};
