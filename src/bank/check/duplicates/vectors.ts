import { stem } from '../stem.ts';

/** A text as weights of its words, of length one. */
export type Vector = ReadonlyMap<string, number>;

/**
 * Turns texts into vectors: a word weighs more the rarer it is among the texts, and, by its logarithm, the more often it
 * comes in the text (TF-IDF, Manning et al., Introduction to Information Retrieval, 6.2 and 6.4.1).
 */
export const toVectors = (texts: readonly string[]): Vector[] => {
  const counted = texts.map(countWords);
  const textsWith = new Map<string, number>();
  for (const counts of counted) {
    for (const word of counts.keys()) textsWith.set(word, (textsWith.get(word) ?? 0) + 1);
  }
  const rarity = (word: string) => Math.log((1 + texts.length) / (1 + (textsWith.get(word) ?? 0)));
  return counted.map((counts) => {
    const weights = [...counts].map(([word, count]): [string, number] => [
      word,
      (1 + Math.log(count)) * rarity(word),
    ]);
    const length = Math.hypot(...weights.map(([, weight]) => weight)) || 1;
    return new Map(weights.map(([word, weight]) => [word, weight / length]));
  });
};

/** How alike two texts are, from 0 to 1: the cosine of the angle between their vectors. */
export const cosine = (one: Vector, other: Vector): number => {
  const [short, long] = one.size < other.size ? [one, other] : [other, one];
  let sum = 0;
  for (const [word, weight] of short) sum += weight * (long.get(word) ?? 0);
  return sum;
};

const countWords = (text: string): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const [word] of text.toLowerCase().matchAll(/[\p{L}_][\p{L}\p{N}_]+/gu)) {
    const key = stem(word);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
};
