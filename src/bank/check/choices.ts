import type { Entry } from '../loader.ts';
import type { Problem } from '../problem.ts';

/** Finds choices that say the same thing, or of which one includes the other. */
export const checkChoices = (entries: readonly Entry[]): Problem[] =>
  entries.flatMap(({ file, question }) => {
    if (question.kind === 'open') return [];
    const clash = question.kind === 'output' ? repeats : overlaps;
    const texts = question.choices.map(({ text }) => text);
    return pairs(texts)
      .filter(([one, other]) => clash(one, other))
      .map(([one, other]) => ({
        file,
        question: question.id,
        says: `choices ${JSON.stringify(one)} and ${JSON.stringify(other)} overlap; make them exclude each other`,
      }));
  });

const repeats = (one: string, other: string): boolean => one.trim() === other.trim();

/**
 * Whether both say the same in the same words, or one is how the other begins: then anyone who chooses the longer one has
 * also chosen the shorter one. In code each sign counts, and a list that goes on is another list.
 */
const overlaps = (one: string, other: string): boolean => {
  if (isCode(one) || isCode(other)) return repeats(one, other);
  const [short = '', long = ''] = [words(one), words(other)].sort((a, b) => a.length - b.length);
  return long === short || long.startsWith(`${short} `);
};

const isCode = (text: string): boolean => /["`=|{}[\]<>\\]|\w\(|(^|\s)'|^\W|\w, \w/.test(text);

const words = (text: string): string =>
  (withoutStops(text.toLowerCase()).match(/[\p{L}\p{N}_]+|[^\s\p{L}\p{N}_]/gu) ?? [])
    .filter((word) => !['a', 'an', 'the'].includes(word))
    .join(' ');

/** Dots and commas end phrases in prose; inside code they mean something. */
const withoutStops = (text: string): string => text.replace(/[.,;](?=\s|$)/g, '');

const pairs = <T>(list: readonly T[]): [T, T][] =>
  list.flatMap((one, index) => list.slice(index + 1).map((other): [T, T] => [one, other]));
