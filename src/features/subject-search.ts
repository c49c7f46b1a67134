import { distance } from 'fastest-levenshtein';
import type { Subject } from './question-bank.ts';

/**
 * Finds the topics and tracks with questions that typed text may mean: those in which a word begins with each typed word,
 * else those that contain it, else those that are spelled almost like that. Tracks come first.
 */
export const findSubjects = (typed: string, all: readonly Subject[]): readonly Subject[] => {
  const filled = all
    .filter(({ questions }) => questions > 0)
    .toSorted((one, other) => Number(one.track !== undefined) - Number(other.track !== undefined));
  const wanted = wordsOf(typed);
  for (const isLike of ways) {
    const found = filled.filter((subject) => {
      const words = wordsOf(`${subject.slug} ${subject.title}`);
      return wanted.every((one) => words.some((word) => isLike(one, word)));
    });
    if (found.length > 0) return found;
  }
  return [];
};

const wordsOf = (text: string): string[] =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');

/** How a typed word may be like a word of a title, the surest way first. */
const ways: readonly ((typed: string, word: string) => boolean)[] = [
  (typed, word) => word.startsWith(typed),
  (typed, word) => word.includes(typed),
  (typed, word) => errorsIn(typed, word) <= Math.floor(typed.length / 2.5),
];

/** Counts the typing errors in a word that may not be finished. */
const errorsIn = (typed: string, word: string): number =>
  Math.min(distance(typed, word), distance(typed, word.slice(0, typed.length)));
