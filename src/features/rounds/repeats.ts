import type { Identity } from '../../chat/people.ts';

/** Somebody who answers a round that a replay asks. */
export interface Repeat extends Pick<Identity, 'platform' | 'user'> {
  readonly round: number;
}

/** Answers to questions that people answered before, in an earlier quiz with the same code. */
export interface Repeats {
  /**
   * Returns whether each of these people did, in their order, with any of their accounts: those that are linked, and those
   * that a platform's id has in other workspaces.
   */
  among(wanted: readonly Repeat[]): Promise<readonly boolean[]>;
}
