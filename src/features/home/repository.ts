import type { Channel } from '../../chat/people.ts';
import type { DailyRecords } from '../daily/repository.ts';
import type { Answer, Round } from '../rounds/repository.ts';
import type { StatsRecords } from '../stats/repository.ts';

/** What one member did and did not do, over all channels. */
export interface AnswerHistory {
  /** Channels in which the member has answered, by name. */
  channels(member: number): Promise<readonly Channel[]>;
  /** The member's latest answers with what they answered, newest first. */
  answered(
    member: number,
    limit: number,
  ): Promise<readonly { readonly round: Round; readonly answer: Answer }[]>;
  /** Daily questions in those channels that closed without an answer of the member's since `since`, newest first. */
  missed(member: number, since: number, limit: number): Promise<readonly Round[]>;
}

/** The repositories of this feature. */
export interface HomeRecords extends StatsRecords, Pick<DailyRecords, 'schedules'> {
  readonly answerHistory: AnswerHistory;
}
