import { compareScores, ranks } from '../../engine/ranks.ts';
import type { BestPart, Standing } from '../../features/leaderboard/repository.ts';
import type { Sum } from './sums.ts';

/** Ranks sums, and keeps the best `limit`. Those with equal scores are ordered by right answers, then by who came first. */
export const best = (sums: readonly Sum[], limit: number): BestPart => {
  const sorted = sums.toSorted(
    (one, other) => compareScores(one, other) || other.correct - one.correct || one.memberId - other.memberId,
  );
  const rank = ranks(sorted);
  const shown = sorted.slice(0, limit);
  const last = rank[shown.length - 1];
  return {
    standings: shown.map((one, index) => toStanding(one, rank[index] ?? 1, index + 1)),
    size: sorted.length,
    more:
      rank.filter((one) => one === last).length - rank.slice(0, limit).filter((one) => one === last).length,
  };
};

/** Maps a member's sum to a standing. */
export const toStanding = (
  { memberId, name, points, answers, correct }: Sum,
  rank: number,
  place: number,
): Standing => ({ member: memberId, name, points, answers, right: correct, rank, place });
