import type { Context } from '../feature.ts';
import type { Withdrawal, WithdrawalsRecords } from './repository.ts';
import { showRound } from './show-round.ts';

/** How long a withdrawal can be undone, in milliseconds. */
export const undoMs = 24 * 3_600_000;

/** Why a withdrawal was not undone. `blocked`: the later withdrawal of `by` must be undone first. */
export type NotUndone =
  | { readonly kind: 'undone before' | 'too late' }
  | { readonly kind: 'blocked'; readonly by: string };

/**
 * Undoes a withdrawal: every answer that it changed has the grade from before, and the question may be asked again. Rounds
 * that it closed stay closed, quizzes go on without the question, and answers given since keep their points.
 * @returns why that can't be done; `undefined` if it was done
 */
export const undoWithdrawal = async (
  withdrawal: Withdrawal,
  { records, now }: Pick<Context<WithdrawalsRecords>, 'records' | 'now'>,
): Promise<NotUndone | undefined> => {
  const { undos, outbox, scheduler } = records;
  if (withdrawal.undoneAt !== undefined) return { kind: 'undone before' };
  if (!canUndo(withdrawal, now)) return { kind: 'too late' };
  const by = await undos.blockedBy(withdrawal);
  if (by !== undefined) return { kind: 'blocked', by };
  const rounds = await undos.begin(withdrawal, now);
  if (rounds === undefined) return { kind: 'undone before' };
  await restore(withdrawal.id, records);
  await undos.forget(now);
  await scheduler.clear('undo-over', withdrawal.id);
  for (const round of rounds) await showRound(records, round, now);
  await outbox.requestEdit('withdrawn', withdrawal.id, now);
  return undefined;
};

/** Returns whether a withdrawal is in effect and can still be undone. */
export const canUndo = ({ undoUntil, undoneAt }: Withdrawal, now: number): boolean =>
  undoneAt === undefined && undoUntil !== undefined && now < undoUntil;

/** Gives answers the grades that were kept. */
const restore = async (id: number, { undos, rounds, withdrawals }: WithdrawalsRecords): Promise<void> => {
  const kept = Map.groupBy(await undos.kept(id), ({ round }) => round);
  for (const [round, answers] of kept) {
    const found = await rounds.get(round);
    if (found) await withdrawals.regrade(found, answers);
  }
};
