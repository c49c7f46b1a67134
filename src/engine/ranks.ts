/**
 * Ranks from scores. Equal scores share a rank, and the next one leaves a gap: 30, 20, 20, 10 rank 1, 2, 2, 4.
 * @param scores from high to low
 */
export const ranks = (scores: readonly number[]): number[] => {
  const result: number[] = [];
  for (const [index, score] of scores.entries()) {
    const shared = index > 0 && scores[index - 1] === score;
    result.push(shared ? (result[index - 1] ?? 1) : index + 1);
  }
  return result;
};
