import type { Member, Workspace } from '../../chat/people.ts';
import type { DailyRecords } from '../daily/repository.ts';
import type { Outbox, Scheduler } from '../feature.ts';
import type { QuizRecords } from '../quiz/repository.ts';
import type { Answer, Round } from '../rounds/repository.ts';

/** What an answer counts for from now on. */
export interface Regraded {
  readonly member: number;
  readonly right: boolean;
  readonly points: number;
  /** The streak that it is scored with; nothing in a quiz. */
  readonly streak: number | undefined;
}

/** Questions that a workspace withdrew: every answer to one counts as right. */
export interface Withdrawals {
  /** Withdraws a question and gives the number of that; `undefined` if it was withdrawn before. */
  add(workspace: Workspace, question: string, by: number, at: number): Promise<number | undefined>;
  /** The id of the question that was withdrawn under a number. */
  question(id: number): Promise<string | undefined>;
  /** Marks the workspace's rounds of a question that were opened, and gives them, oldest first. */
  mark(workspace: Workspace, question: string): Promise<readonly Round[]>;
  /** All answers to a round. */
  answers(round: number): Promise<readonly Answer[]>;
  /** Grades answers to a round again, and brings the totals that they are in up to date. */
  regrade(round: Round, answers: readonly Regraded[]): Promise<void>;
}

/** What members said is wrong with one question. */
export interface Reported {
  readonly question: string;
  /** Oldest first. */
  readonly reasons: readonly { readonly by: string; readonly reason: string }[];
}

export interface Reports {
  /** Keeps what a member says is wrong with a question; a second report replaces the first. */
  add(question: string, member: number, reason: string, at: number): Promise<void>;
  /** The id of the question that a channel's message shows; `undefined` if it shows none. */
  shownIn(channel: number, message: string): Promise<string | undefined>;
  /** The workspace's questions with reports that nobody has settled, oldest first. */
  open(workspace: Workspace): Promise<readonly Reported[]>;
  /** Settles the workspace's reports of a question; says how many there were. */
  settle(workspace: Workspace, question: string, at: number): Promise<number>;
  /** Up to `limit` people who manage the workspace, those the bot met latest first. */
  readers(workspace: Workspace, limit: number): Promise<readonly Member[]>;
}

/** The repositories of this feature. */
export interface WithdrawalsRecords extends QuizRecords, DailyRecords {
  readonly withdrawals: Withdrawals;
  readonly reports: Reports;
  readonly outbox: Outbox<
    'question' | 'quiz-intro' | 'quiz-resumed' | 'quiz-end' | 'daily-trouble' | 'withdrawn'
  >;
  readonly scheduler: Scheduler<'quiz' | 'daily' | 'close'>;
}
