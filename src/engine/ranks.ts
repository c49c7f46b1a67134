/** What decides a rank. */
export interface Score {
  readonly points: number;
  /** How long right answers took in all, in milliseconds; only in a quiz, where it orders equal points. */
  readonly ms?: number | undefined;
}

/** The number of a score in its list and its rank, both from 1. */
interface Position {
  readonly place: number;
  readonly rank: number;
}

/** Compares scores, better ones first: more points, then less time. Scores share a rank if this is 0. */
export const compareScores = (one: Score, other: Score): number =>
  other.points - one.points || (one.ms ?? 0) - (other.ms ?? 0);

/**
 * Computes ranks from scores. Equal scores share a rank and leave a gap after it: 30, 20, 20, 10 rank 1, 2, 2, 4.
 * @param scores best first
 * @param first where the first of them is, if they are a part of a longer list
 */
export const ranks = (scores: readonly Score[], first: Position = { place: 1, rank: 1 }): number[] => {
  const result: number[] = [];
  for (const [index, score] of scores.entries()) {
    const before = scores[index - 1];
    const shared = before === undefined ? first.rank : result[index - 1];
    const isShared = before === undefined || compareScores(before, score) === 0;
    result.push(isShared && shared !== undefined ? shared : first.place + index);
  }
  return result;
};
