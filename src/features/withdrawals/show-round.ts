import { quizOf } from '../quiz/advance.ts';
import type { Round } from '../rounds/repository.ts';
import type { WithdrawalsRecords } from './repository.ts';

/**
 * Requests edits of the messages that show the round, what people shared of it, or standings that count it. A team quiz keeps its final standings,
 * because teams may have other members by now.
 */
export const showRound = async (records: WithdrawalsRecords, round: Round, now: number): Promise<void> => {
  await records.outbox.requestEdit('question', round.id, now);
  await records.outbox.requestEdit('shared-days', round.id, now);
  await showStandings(records, round, now);
};

/** Requests edits of the messages that show standings which count the round. */
export const showStandings = async (
  records: WithdrawalsRecords,
  round: Round,
  now: number,
): Promise<void> => {
  const stored = await quizOf(records, round);
  if (stored && stored.quiz.mode !== 'teams') await records.outbox.requestEdit('quiz-end', stored.id, now);
};
