import type { Answer, Round } from './game.ts';
import type { Workspace } from './people.ts';

/** Questions that a workspace withdrew: every answer to one counts as right. */
export interface Voids {
  /** Withdraws a question and gives the number of that; nothing when it was withdrawn before. */
  add(workspace: Workspace, question: string, by: number, at: number): Promise<number | undefined>;
  /** The id of the question that was withdrawn under a number. */
  question(id: number): Promise<string | undefined>;
  /** Marks the workspace's rounds of a question, planned ones too, and gives those that were asked. */
  mark(workspace: Workspace, question: string): Promise<readonly Round[]>;
  /** All answers to a round. */
  answers(round: number): Promise<readonly Answer[]>;
  /** Counts an answer as right from now on, with these points in all. */
  regrade(answer: Answer, round: Round, points: number): Promise<void>;
}
