import type { Work } from '../feature.ts';
import type { Rules } from '../rounds/rules.ts';
import type { Recount } from './recount-repository.ts';
import { beginning, gradeSlice, type Regrade } from './regrades.ts';
import type { WithdrawalsRecords } from './repository.ts';
import { showStandings } from './show-round.ts';
import { giveBack, storeRegrades } from './store-grades.ts';
import type { Withdrawal } from './withdrawal.ts';

type Working = Pick<Work<WithdrawalsRecords>, 'records' | 'now'>;

/** Up to how many answers to a question are graded right away, in the transaction that withdraws it. */
export const mostAtOnce = 200;

/**
 * Begins to grade again after a withdrawal or, once it is undone, to give the old grades back. If there are few
 * answers, does the first slice right away, unless others come first in the workspace; timers do the rest.
 * @param answers how many there are to the question
 * @returns what was graded again if nothing is left to do; `undefined` if points follow later
 */
export const beginRecount = async (
  withdrawal: Withdrawal,
  answers: number,
  work: Working,
  rules: Rules<WithdrawalsRecords>,
): Promise<readonly Regrade[] | undefined> => {
  const { recounts, scheduler } = work.records;
  const waiting = await recounts.list(withdrawal.workspace);
  // One that is undone before it is done turns around where it is.
  if (waiting.some((one) => one.withdrawal.id === withdrawal.id)) return undefined;
  await recounts.add(withdrawal.id);
  if (waiting.length > 0) return undefined;
  if (answers <= mostAtOnce) {
    const { isDone, regrades } = await doSlice({ withdrawal, progress: beginning }, work, rules);
    if (isDone) return regrades;
  }
  await scheduler.set('recount', withdrawal.id, work.now);
  return undefined;
};

/** Handles the timer that does the next slice in the workspace of a withdrawal. */
export const continueRecount = async (
  id: number,
  work: Working,
  rules: Rules<WithdrawalsRecords>,
): Promise<void> => {
  const { withdrawals, recounts, affected, scheduler } = work.records;
  const found = await withdrawals.get(id);
  if (found === undefined) return;
  const [first, second] = await recounts.list(found.workspace);
  if (first === undefined) return;
  const { isDone } = await doSlice(first, work, rules);
  if (isDone) {
    const { workspace, question } = first.withdrawal;
    for (const round of await affected.rounds(workspace, question)) {
      await showStandings(work.records, round, work.now);
    }
  }
  const next = isDone ? second : first;
  if (next !== undefined) await scheduler.set('recount', next.withdrawal.id, work.now);
};

/** Does the next slice of a recount, and stores how far it is. */
const doSlice = async (
  { withdrawal, progress }: Recount,
  { records, now }: Working,
  rules: Rules<WithdrawalsRecords>,
): Promise<{ readonly isDone: boolean; readonly regrades: readonly Regrade[] }> => {
  const { id, undoneAt, undoUntil } = withdrawal;
  if (undoneAt !== undefined) {
    const isDone = await giveBack(id, records);
    if (isDone) await records.recounts.remove(id);
    return { isDone, regrades: [] };
  }
  const { regrades, rest } = await gradeSlice(records, withdrawal, progress, rules);
  await storeRegrades(id, regrades, records);
  if (rest !== undefined) {
    await records.recounts.save(id, rest);
    return { isDone: false, regrades };
  }
  await records.recounts.remove(id);
  // The day for an undo is over, and what it had kept by then was spared until now.
  if (undoUntil === undefined || undoUntil <= now) await records.scheduler.set('undo-over', id, now);
  return { isDone: true, regrades };
};
