import type { RoundsRecords } from '../rounds/repository.ts';
import type { Withdrawals } from '../withdrawals/repository.ts';

/** The repositories of this feature. */
export interface QuestionsRecords extends Pick<RoundsRecords, 'openQuestions'> {
  readonly withdrawals: Withdrawals;
}
