import type { Context } from '../feature.ts';
import type { Rules } from '../rounds/rules.ts';
import { beginRecount } from './recount.ts';
import type { WithdrawalsRecords } from './repository.ts';
import { showRound } from './show-round.ts';
import type { Withdrawal } from './withdrawal.ts';

/** How long a withdrawal can be undone, in milliseconds. */
export const undoMs = 24 * 3_600_000;

/**
 * Why a withdrawal was not undone. `blocked`: the later withdrawal of `by` must be undone first. `recounting`: whether that is
 * so will be known once its answers are graded.
 */
export type NotUndone =
  | { readonly kind: 'undone before' | 'too late' }
  | { readonly kind: 'blocked' | 'recounting'; readonly by: string };

/** A withdrawal that was just undone. */
export interface Undone {
  readonly kind: 'undone';
  /** Whether all points are as they were; otherwise they follow. */
  readonly isDone: boolean;
}

/**
 * Undoes a withdrawal: every answer that it changed has the grade from before, and the question may be asked again. Rounds
 * that it closed stay closed, quizzes go on without the question, and answers given since keep their points.
 * @returns why that can't be done, if it was not
 */
export const undoWithdrawal = async (
  withdrawal: Withdrawal,
  work: Pick<Context<WithdrawalsRecords>, 'records' | 'now'>,
  rules: Rules<WithdrawalsRecords>,
): Promise<NotUndone | Undone> => {
  const { records, now } = work;
  const { undos, recounts, outbox, scheduler } = records;
  if (withdrawal.undoneAt !== undefined) return { kind: 'undone before' };
  if (!canUndo(withdrawal, now)) return { kind: 'too late' };
  const later = (await recounts.list(withdrawal.workspace)).find(
    (one) => one.withdrawal.id > withdrawal.id && one.withdrawal.undoneAt === undefined,
  );
  if (later !== undefined) return { kind: 'recounting', by: later.withdrawal.question };
  const by = await undos.blockedBy(withdrawal);
  if (by !== undefined) return { kind: 'blocked', by };
  const rounds = await undos.begin(withdrawal, now);
  if (rounds === undefined) return { kind: 'undone before' };
  const answers = rounds.reduce((sum, round) => sum + round.answers, 0);
  const undone = { ...withdrawal, undoneAt: now };
  const isDone = (await beginRecount(undone, answers, work, rules)) !== undefined;
  await scheduler.clear('undo-over', withdrawal.id);
  for (const round of rounds) await showRound(records, round, now);
  await outbox.requestEdit('withdrawn', withdrawal.id, now);
  return { kind: 'undone', isDone };
};

/** Returns whether a withdrawal is in effect and can still be undone. */
export const canUndo = ({ undoUntil, undoneAt }: Withdrawal, now: number): boolean =>
  undoneAt === undefined && undoUntil !== undefined && now < undoUntil;
