import type { Workspace } from '../../chat/people.ts';
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
  /** Withdraws a question and gives the number of that; nothing when it was withdrawn before. */
  add(workspace: Workspace, question: string, by: number, at: number): Promise<number | undefined>;
  /** The id of the question that was withdrawn under a number. */
  question(id: number): Promise<string | undefined>;
  /** Marks the workspace's rounds of a question that were opened, and gives them, oldest first. */
  mark(workspace: Workspace, question: string): Promise<readonly Round[]>;
  /** All answers to a round. */
  answers(round: number): Promise<readonly Answer[]>;
  /** Grades answers to a round anew, and brings the totals that they are in up to date. */
  regrade(round: Round, answers: readonly Regraded[]): Promise<void>;
}
