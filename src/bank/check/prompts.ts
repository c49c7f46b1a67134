import type { Entry } from '../loader.ts';
import type { Problem } from '../problem.ts';

/** Two questions whose words are this alike (Jaccard index of their word triples, 0 to 1) ask the same thing. */
const tooAlike = 0.6;

/** Finds questions that ask the same thing in nearly the same words, anywhere in the bank. */
export const checkPrompts = (entries: readonly Entry[]): Problem[] => {
  const seen: { entry: Entry; triples: Set<string> }[] = [];
  const byTriple = new Map<string, number[]>();
  return entries.flatMap((entry) => {
    const triples = wordTriples(entry);
    const twin = nearest(triples, seen, byTriple);
    for (const triple of triples) byTriple.set(triple, [...(byTriple.get(triple) ?? []), seen.length]);
    seen.push({ entry, triples });
    if (twin === undefined) return [];
    const says = `asks nearly the same as ${twin.question.id} in ${twin.file}; ask something else`;
    return [{ file: entry.file, question: entry.question.id, says }];
  });
};

const nearest = (
  triples: Set<string>,
  seen: readonly { entry: Entry; triples: Set<string> }[],
  byTriple: ReadonlyMap<string, readonly number[]>,
): Entry | undefined => {
  const shared = new Map<number, number>();
  for (const triple of triples) {
    for (const index of byTriple.get(triple) ?? []) shared.set(index, (shared.get(index) ?? 0) + 1);
  }
  for (const [index, common] of shared) {
    const other = seen[index];
    if (other && common / (triples.size + other.triples.size - common) >= tooAlike) return other.entry;
  }
  return undefined;
};

/** The prompt's words in threes, with those of the code: "What does this print?" alone says nothing. */
const wordTriples = ({ question }: Entry): Set<string> => {
  const text = `${question.prompt} ${question.code?.text ?? ''}`.toLowerCase();
  const words = text.match(/[\p{L}\p{N}_]+|[^\s\p{L}\p{N}_]/gu) ?? [];
  return new Set(words.map((_, index) => words.slice(index, index + 3).join(' ')));
};
