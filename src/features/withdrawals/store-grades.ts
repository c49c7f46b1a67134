import type { Regrade } from './regrades.ts';
import type { WithdrawalsRecords } from './repository.ts';

/** Stores the new grades of answers that a withdrawal changes, and keeps the old ones. */
export const storeRegrades = async (
  withdrawal: number,
  regrades: readonly Regrade[],
  { keptAnswers, withdrawals }: WithdrawalsRecords,
): Promise<void> => {
  await keptAnswers.keep(
    withdrawal,
    regrades.map(({ was }) => was),
  );
  for (const ofRound of inOrder(regrades, ({ round }) => round.id)) {
    const [first] = ofRound;
    if (first)
      await withdrawals.regrade(
        first.round,
        ofRound.map(({ is }) => is),
      );
  }
};

/**
 * Gives answers the grades that a withdrawal had kept: the next ones, or all of one member.
 * @returns whether none are left
 */
export const giveBack = async (
  withdrawal: number,
  { keptAnswers, rounds, withdrawals }: WithdrawalsRecords,
  member?: number,
): Promise<boolean> => {
  const kept = await keptAnswers.kept(withdrawal, member);
  for (const answers of inOrder(kept, ({ round }) => round)) {
    const [first] = answers;
    const round = first && (await rounds.get(first.round));
    if (round) await withdrawals.regrade(round, answers);
  }
  return keptAnswers.drop(withdrawal, kept);
};

/** Groups by round, oldest first, because everyone locks rounds in the same order. */
const inOrder = <T>(all: readonly T[], roundOf: (one: T) => number): T[][] =>
  [...Map.groupBy(all, roundOf)].sort(([one], [other]) => one - other).map(([, ofRound]) => ofRound);
