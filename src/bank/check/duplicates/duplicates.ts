import type { Entry } from '../../loader.ts';
import type { Problem } from '../../problem.ts';
import type { Exemption } from '../../schema/exemptions.ts';
import { cosine, toVectors, type Vector } from './vectors.ts';
import { viewsOf } from './views.ts';

/**
 * Two questions this alike, from 0 to 1, ask the same thing unless somebody says why not. Of the 23 ideas that readers
 * found asked twice in the first 659 questions this finds 22, with 74 pairs in all.
 */
const tooAlike = 0.355;
/** Members of one family tell neighboring stories on purpose. */
const tooAlikeInFamily = 0.6;
/** Answers this unlike make no pair, whatever else is alike. */
const worthComparing = 0.15;

/** Two questions and how alike they are, from 0 to 1. */
export interface Pair {
  readonly one: Entry;
  readonly other: Entry;
  readonly likeness: number;
}

/** Finds questions that ask what another one asks, anywhere in the bank, and exemptions that exempt nothing. */
export const checkDuplicates = (
  entries: readonly Entry[],
  exemptions: readonly Exemption[],
  isOwn: (entry: Entry) => boolean = () => true,
): Problem[] => {
  const used = new Set<Exemption>();
  const found = findDuplicates(entries).filter(({ one, other }) => {
    const exempt = exemptions.filter(
      ({ ids }) => ids.includes(one.written.id) && ids.includes(other.written.id),
    );
    for (const exemption of exempt) used.add(exemption);
    return exempt.length === 0;
  });
  return [
    ...found.map((pair) => toProblem(pair, isOwn)),
    ...exemptions
      .filter((exemption) => !used.has(exemption))
      .map(({ ids }) => ({
        file: 'duplicates.yaml',
        says: `${ids.join(', ')} are no longer alike; remove the exemption`,
      })),
  ];
};

/** Finds the pairs of questions that are too alike. */
export const findDuplicates = (entries: readonly Entry[]): Pair[] =>
  [true, false].flatMap((isOpen) =>
    pairsIn(entries.filter(({ question }) => (question.kind === 'open') === isOpen)),
  );

const pairsIn = (entries: readonly Entry[]): Pair[] => {
  const views = entries.map(({ question }) => viewsOf(question));
  const [all, prose, answers] = [0, 1, 2].map((view) => toVectors(views.map((texts) => texts[view] ?? '')));
  return candidates(answers ?? []).flatMap(([first, second, likeAnswer]) => {
    const [one, other] = [entries[first], entries[second]];
    if (one === undefined || other === undefined) return [];
    const likeness = (likeAnswer + compare(all, first, second) + compare(prose, first, second)) / 3;
    return likeness >= (areRelatives(one, other) ? tooAlikeInFamily : tooAlike)
      ? [{ one, other, likeness }]
      : [];
  });
};

const compare = (vectors: readonly Vector[] | undefined, first: number, second: number): number =>
  cosine(vectors?.[first] ?? new Map(), vectors?.[second] ?? new Map());

const areRelatives = ({ question: one }: Entry, { question: other }: Entry): boolean =>
  one.kind !== 'open' && other.kind !== 'open' && one.family !== undefined && one.family === other.family;

/** Lists the pairs of vectors worth comparing, with their cosine. Goes word by word, as most pairs share none. */
const candidates = (vectors: readonly Vector[]): [number, number, number][] => {
  const having = new Map<string, { readonly index: number; readonly weight: number }[]>();
  return vectors.flatMap((vector, index) => {
    const sums = new Map<number, number>();
    for (const [word, weight] of vector) {
      const others = having.get(word) ?? [];
      for (const other of others) sums.set(other.index, (sums.get(other.index) ?? 0) + weight * other.weight);
      having.set(word, others);
      others.push({ index, weight });
    }
    return [...sums]
      .filter(([, sum]) => sum >= worthComparing)
      .map(([other, sum]): [number, number, number] => [other, index, sum]);
  });
};

/** Blames the second question of a pair, or the one that is being checked. */
const toProblem = ({ one, other, likeness }: Pair, isOwn: (entry: Entry) => boolean): Problem => {
  const [blamed, twin] = isOwn(other) || !isOwn(one) ? [other, one] : [one, other];
  return {
    file: blamed.file,
    question: blamed.written.id,
    says: `asks nearly the same as ${twin.written.id} in ${twin.file} (likeness ${likeness.toFixed(2)}); ask something else, or say in duplicates.yaml why both are needed`,
  };
};
