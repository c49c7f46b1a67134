import type { Member, Workspace } from '../../chat/people.ts';
import type { DailyRecords } from '../daily/repository.ts';
import type { Outbox, Scheduler } from '../feature.ts';
import type { QuizRecords } from '../quiz/repository.ts';
import type { Answer, Round } from '../rounds/repository.ts';

/** An answer's new grade. */
export interface Regraded {
  readonly member: number;
  readonly right: boolean;
  readonly points: number;
  /** The streak that it is scored with; `undefined` in a quiz. */
  readonly streak: number | undefined;
}

/** Questions that workspaces withdrew. Every answer to one counts as right. */
export interface Withdrawals {
  /** Withdraws a question and returns the id of the withdrawal; `undefined` if it was already withdrawn. */
  add(workspace: Workspace, question: string, by: number, at: number): Promise<number | undefined>;
  /** Finds the id of the question of a withdrawal. */
  question(id: number): Promise<string | undefined>;
  /** Marks the workspace's rounds of a question that were opened, and returns them, oldest first. */
  mark(workspace: Workspace, question: string): Promise<readonly Round[]>;
  /** Lists all answers to a round. */
  answers(round: number): Promise<readonly Answer[]>;
  /** Grades answers to a round again, and updates the totals that include them. */
  regrade(round: Round, answers: readonly Regraded[]): Promise<void>;
}

/** A question with its open reports. */
export interface Reported {
  readonly question: string;
  /** Oldest first. */
  readonly reasons: readonly { readonly by: string; readonly reason: string }[];
}

/** Stores, lists, and settles reports. */
export interface Reports {
  /** Stores what a member says is wrong with a question. A second report replaces the first. */
  add(question: string, member: number, reason: string, at: number): Promise<void>;
  /** Finds the id of the question that a channel's message shows; `undefined` if it shows none. */
  shownIn(channel: number, message: string): Promise<string | undefined>;
  /** Lists the workspace's questions with open reports, oldest first. */
  open(workspace: Workspace): Promise<readonly Reported[]>;
  /** Settles the workspace's reports about a question. Returns how many there were. */
  settle(workspace: Workspace, question: string, at: number): Promise<number>;
  /** Lists up to `limit` managers of the workspace, newest first. */
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
