import type { Identity } from '../../chat/people.ts';

/** Finds the messages that show rounds. */
export interface RoundMessages {
  /**
   * Lists the rounds whose messages may name a member because they answered some of these rounds: as the first to be right,
   * or in the standings below a question of the same quiz.
   */
  naming(member: number, rounds: readonly number[]): Promise<readonly number[]>;
}

/** Knows of erased people which open rounds they answered, but not who they were. */
export interface AnswerMarks {
  /** Returns whether people answered open rounds before they were erased, in the order of `wanted`. */
  areMarked(
    wanted: readonly { readonly round: number; readonly person: Identity }[],
  ): Promise<readonly boolean[]>;
}
