import type { Channels } from '../../chat/people.ts';
import type { RoundsRecords } from '../rounds/repository.ts';
import type { Withdrawals } from '../withdrawals/repository.ts';

/** Questions that are open somewhere. */
export interface OpenQuestions {
  /**
   * Finds when the last sealed round of a question closes, in any channel of any workspace, in epoch milliseconds;
   * `undefined` if none is open.
   */
  sealedUntil(question: string): Promise<number | undefined>;
}

/** The repositories of this feature. */
export interface QuestionsRecords extends Pick<RoundsRecords, 'rounds' | 'answers'> {
  readonly channels: Channels;
  readonly withdrawals: Withdrawals;
  readonly openQuestions: OpenQuestions;
}
