import type { Member, Workspace } from '../../chat/people.ts';
import type { DailyRecords } from '../daily/repository.ts';
import type { Outbox, Scheduler } from '../feature.ts';
import type { QuizRecords } from '../quiz/repository.ts';
import type { Round } from '../rounds/repository.ts';
import type { Affected, Recounts } from './recount-repository.ts';
import type { Withdrawal } from './withdrawal.ts';

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
  /**
   * Withdraws a question and returns the id of the withdrawal; `undefined` if it was already withdrawn. No other question
   * of the workspace is withdrawn, and no withdrawal is undone, until this transaction ends.
   */
  add(
    workspace: Workspace,
    question: string,
    by: number,
    at: number,
    undoUntil: number,
  ): Promise<number | undefined>;
  /** @param within finds the withdrawal only if it belongs to this workspace */
  get(id: number, within?: Workspace): Promise<Withdrawal | undefined>;
  /** Finds the workspace's latest withdrawal of a question, in effect or undone. */
  latest(workspace: Workspace, question: string): Promise<Withdrawal | undefined>;
  /**
   * Marks the workspace's rounds of a question that were opened, and returns them, oldest first. Answers in progress to
   * open rounds of their channels are stored by now, and those that follow count the question as withdrawn.
   */
  mark(workspace: Workspace, question: string): Promise<readonly Round[]>;
  /** Grades answers to a round again, and updates the totals that include them. */
  regrade(round: Round, answers: readonly Regraded[]): Promise<void>;
}

/** An answer's grade from before a withdrawal. */
export interface KeptAnswer extends Regraded {
  readonly round: number;
}

/** The grades from before withdrawals. */
export interface KeptAnswers {
  /** Keeps the grades that a withdrawal is about to change, unless it has changed them before. */
  keep(withdrawal: number, answers: readonly KeptAnswer[]): Promise<void>;
  /**
   * Lists kept grades of a withdrawal, round by round, except those of erased members: the first ones, as many as one
   * transaction should give back, or all of one member.
   */
  kept(withdrawal: number, member?: number): Promise<readonly KeptAnswer[]>;
  /** Deletes these kept grades of a withdrawal. Returns whether it has no others. */
  drop(withdrawal: number, answers: readonly KeptAnswer[]): Promise<boolean>;
  /**
   * Deletes kept grades of withdrawals that can't be undone at `now`, as many as one transaction should. Those that are
   * being recounted wait for that.
   * @returns whether none are left
   */
  forget(now: number): Promise<boolean>;
}

/** Undoes withdrawals. */
export interface Undos {
  /**
   * Finds the question of a later withdrawal whose grades build on those of this one, so that it must be undone first;
   * `undefined` if there is none. No question of the workspace is withdrawn until this transaction ends.
   */
  blockedBy(withdrawal: Withdrawal): Promise<string | undefined>;
  /**
   * Ends a withdrawal: its rounds count again and the reports that it settled are open. Those of its rounds that it closed
   * before their time break no streak. Returns the rounds, oldest first; `undefined` if it can't be undone at `now`.
   */
  begin(withdrawal: Withdrawal, now: number): Promise<readonly Round[] | undefined>;
}

/** A question with its open reports. */
export interface Reported {
  readonly question: string;
  /** Oldest first. */
  readonly reasons: readonly { readonly member: number; readonly by: string; readonly reason: string }[];
}

/** Stores, lists, and settles reports. */
export interface Reports {
  /**
   * Stores what a member says is wrong with a question. A second report replaces the first.
   * @returns false if the member already has `most` open reports about other questions
   */
  add(question: string, member: number, reason: string, at: number, most: number): Promise<boolean>;
  /** Finds the id of the question that a channel's message shows; `undefined` if it shows none. */
  shownIn(channel: number, message: string): Promise<string | undefined>;
  /** Lists the workspace's questions with open reports, oldest first. */
  open(workspace: Workspace): Promise<readonly Reported[]>;
  /**
   * Settles the workspace's open reports about a question.
   * @returns how many there were, and the name of who settled the last of them, now or before; `undefined` if nobody knows
   */
  settle(
    workspace: Workspace,
    question: string,
    by: number,
    at: number,
  ): Promise<{ readonly count: number; readonly by: string | undefined }>;
  /** Lists up to `limit` managers of the workspace, newest first. */
  readers(workspace: Workspace, limit: number): Promise<readonly Member[]>;
}

/** When the managers of a workspace were last told of reports. */
export interface Telling {
  readonly id: number;
  readonly workspace: Workspace;
  /** Epoch milliseconds; `undefined` before the first time. */
  readonly at: number | undefined;
}

/** A message, by the platform's ids. */
export interface Shown {
  readonly channel: string;
  readonly message: string;
}

/** Tells which reports managers have yet to hear of. */
export interface ReportTellings {
  /** Finds or adds the workspace's row. Other transactions that do so wait until this one ends. */
  of(workspace: Workspace): Promise<Telling>;
  get(id: number): Promise<Telling | undefined>;
  /** Lists the workspace's questions with open reports that managers were not told of, oldest first. */
  untold(workspace: Workspace): Promise<readonly Reported[]>;
  /** Finds the latest message that showed a question, by the platform's ids. */
  shownAt(workspace: Workspace, question: string): Promise<Shown | undefined>;
  /** Stores that managers were told of all open reports. */
  told(telling: Telling, at: number): Promise<void>;
}

/** The repositories of this feature. */
export interface WithdrawalsRecords extends QuizRecords, DailyRecords {
  readonly withdrawals: Withdrawals;
  readonly affected: Affected;
  readonly keptAnswers: KeptAnswers;
  readonly undos: Undos;
  readonly recounts: Recounts;
  readonly reports: Reports;
  readonly reportTellings: ReportTellings;
  readonly outbox: Outbox<
    | 'question'
    | 'quiz-intro'
    | 'quiz-resumed'
    | 'quiz-end'
    | 'quiz-thread'
    | 'quiz-answers'
    | 'daily-trouble'
    | 'shared-days'
    | 'round-thread'
    | 'round-answer'
    | 'withdrawn'
  >;
  readonly scheduler: Scheduler<'quiz' | 'daily' | 'close' | 'remind' | 'undo-over' | 'recount' | 'reports'>;
}
