import type { Workspace } from '../../chat/people.ts';
import type { Answer, Round } from '../rounds/repository.ts';
import type { Withdrawal } from './withdrawal.ts';

/** A withdrawal, or one that may follow. */
export interface Cause {
  /** `undefined` before it happens. */
  readonly id: number | undefined;
  readonly workspace: Workspace;
  readonly question: string;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** Where a slice ended: at the answer of a member, for a round that was withdrawn, to the question of a day after it. */
export interface Place {
  readonly round: number;
  /** 0 among the answers to the withdrawn round itself. */
  readonly day: number;
  readonly member: number;
}

/** An answer with its round. */
export interface Answered {
  readonly round: Round;
  readonly answer: Answer;
}

/** As many answers as one transaction should grade. */
export interface Slice {
  readonly answers: readonly Answered[];
  /** Where the next slice begins; `undefined` if this is the last one. */
  readonly next: Place | undefined;
}

/** Finds what withdrawing a question changes. */
export interface Affected {
  /** Lists the workspace's rounds of a question that were opened, oldest first. */
  rounds(workspace: Workspace, question: string): Promise<readonly Round[]>;
  /** Counts the workspace's running quizzes that have yet to ask a question. */
  planned(workspace: Workspace, question: string): Promise<number>;
  /** Reads the next answers to the question, except those of settled members. */
  own(cause: Cause, after: Place): Promise<Slice>;
  /**
   * Reads the next answers, given before the withdrawal, to question days after one that asked the question, which a longer
   * streak could make worth more, from members who did not answer on that day and are not settled.
   */
  later(cause: Cause, after: Place): Promise<Slice>;
  /** Reads both kinds of answers of one member. */
  ofMember(
    cause: Cause,
    member: number,
  ): Promise<{ readonly own: readonly Answered[]; readonly later: readonly Answered[] }>;
}

/** How far the answers to a withdrawn question were read, and those to later days after that. */
export interface Progress {
  readonly part: 'own' | 'later';
  readonly after: Place;
}

/** What is left to grade after a withdrawal or, once it is undone, to give back. */
export interface Recount {
  readonly withdrawal: Withdrawal;
  readonly progress: Progress;
}

/** The recounts of all workspaces. Those of one workspace are done in order, one after the other. */
export interface Recounts {
  /** Lists the workspace's recounts, the next one first. Other transactions that list them wait until this one ends. */
  list(workspace: Workspace): Promise<readonly Recount[]>;
  /** Adds a recount behind those of its workspace. */
  add(withdrawal: number): Promise<void>;
  /** Stores how far a recount is. */
  save(withdrawal: number, progress: Progress): Promise<void>;
  /** Removes a recount that is done. */
  remove(withdrawal: number): Promise<void>;
  /**
   * Settles a member: their answers are done at once, and the slices leave them out.
   * @returns false if they were settled before
   */
  settle(withdrawal: number, member: number): Promise<boolean>;
}
