import { compareScores, ranks, type Score } from './ranks.ts';

/** Somebody who has a score, and what it was a moment ago. */
export interface Scorer {
  readonly member: number;
  readonly score: Score;
  /** `undefined` if they had none. */
  readonly before: Score | undefined;
}

/** Where somebody stands among all who have a score. */
export interface Place<S extends Scorer> {
  readonly own: S;
  readonly rank: number;
  /** How many have a score. */
  readonly size: number;
  /** The others who share the rank. */
  readonly equals: readonly S[];
  /** The others with the next better score, all of whom share a rank; empty for the best. */
  readonly ahead: readonly S[];
  /** Those with the next lower score. */
  readonly behind: readonly S[];
  /** By how many ranks they rose; below 0 if they fell; `undefined` if they had no rank. */
  readonly rise: number | undefined;
}

/** Ranks everybody, and returns a function that finds a member's place; `undefined` if they have no score. */
export const placesOf = <S extends Scorer>(all: readonly S[]): ((member: number) => Place<S> | undefined) => {
  const sorted = all.toSorted(
    (one, other) => compareScores(one.score, other.score) || one.member - other.member,
  );
  const rank = ranks(sorted.map(({ score }) => score));
  const indexOf = new Map(sorted.map(({ member }, index) => [member, index]));
  const rankBefore = ranksBefore(all);
  const sizes = new Map<number, number>();
  for (const one of rank) sizes.set(one, (sizes.get(one) ?? 0) + 1);
  /** Lists all who share the rank of the one at `index`. */
  const sharing = (index: number): readonly S[] => {
    const shared = rank[index] ?? 1;
    return sorted.slice(shared - 1, shared - 1 + (sizes.get(shared) ?? 0));
  };
  return (member) => {
    const index = indexOf.get(member);
    const own = index === undefined ? undefined : sorted[index];
    if (index === undefined || own === undefined) return undefined;
    const equals = sharing(index);
    const first = (rank[index] ?? 1) - 1;
    const end = first + equals.length;
    const before = rankBefore.get(member);
    return {
      own,
      rank: first + 1,
      size: sorted.length,
      equals: equals.filter((one) => one !== own),
      ahead: first === 0 ? [] : sharing(first - 1),
      behind: end === sorted.length ? [] : sharing(end),
      rise: before === undefined ? undefined : before - first - 1,
    };
  };
};

const ranksBefore = (all: readonly Scorer[]): ReadonlyMap<number, number> => {
  const had = all.flatMap(({ member, before }) => (before === undefined ? [] : [{ member, before }]));
  const sorted = had.toSorted((one, other) => compareScores(one.before, other.before));
  const rank = ranks(sorted.map(({ before }) => before));
  return new Map(sorted.map(({ member }, index) => [member, rank[index] ?? 1]));
};
