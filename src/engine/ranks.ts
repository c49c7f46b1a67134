/**
 * Computes ranks from scores. Equal scores share a rank and leave a gap after it: 30, 20, 20, 10 rank 1, 2, 2, 4.
 * @param scores highest first
 */
export const ranks = (scores: readonly number[]): number[] => {
  const result: number[] = [];
  for (const [index, score] of scores.entries()) {
    const shared = index > 0 && scores[index - 1] === score;
    result.push(shared ? (result[index - 1] ?? 1) : index + 1);
  }
  return result;
};
