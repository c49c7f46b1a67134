import type { Channel, Workspace } from '../../chat/people.ts';
import type { DailyRecords } from '../daily/repository.ts';
import type { OutagesRecords } from '../outages/repository.ts';
import type { Answer, Round, RoundsRecords } from '../rounds/repository.ts';
import type { StatsRecords } from '../stats/repository.ts';

/** An open question, with the channel and the message that show it. */
export interface OpenHere {
  readonly round: Round;
  readonly channel: Channel;
  readonly message: string;
}

/** A member's answers and missed questions, across all channels. */
export interface AnswerHistory {
  /** Lists the member's latest answers with their rounds, newest first. */
  answered(
    member: number,
    limit: number,
  ): Promise<readonly { readonly round: Round; readonly answer: Answer }[]>;
  /** Lists daily questions in those channels that closed after `since` without the member's answer, newest first. */
  missed(member: number, since: number, limit: number): Promise<readonly Round[]>;
  /**
   * Lists the open questions that the member has not answered, in those of these channels (by their ids on the platform)
   * where a message shows them, oldest first.
   */
  open(
    workspace: Workspace,
    channels: readonly string[],
    member: number,
    limit: number,
  ): Promise<readonly OpenHere[]>;
}

/** The repositories of this feature. */
export interface HomeRecords
  extends StatsRecords,
    OutagesRecords,
    Pick<DailyRecords, 'schedules' | 'channels'>,
    Pick<RoundsRecords, 'openQuestions'> {
  readonly answerHistory: AnswerHistory;
}
