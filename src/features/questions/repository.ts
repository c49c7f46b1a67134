import type { Channels } from '../../chat/people.ts';
import type { RoundsRecords } from '../rounds/repository.ts';
import type { Withdrawals } from '../withdrawals/repository.ts';

/** The repositories of this feature. */
export interface QuestionsRecords extends Pick<RoundsRecords, 'rounds' | 'answers' | 'openQuestions'> {
  readonly channels: Channels;
  readonly withdrawals: Withdrawals;
}
