import type { Workspace } from '../../chat/people.ts';

/** Somebody looks at the solution of a question in a workspace. */
export interface Look extends Workspace {
  readonly question: string;
  /** The open round in which they are told it. Only other rounds of the same workspace hide it then. */
  readonly toldIn?: number;
}

/** What is known of a solution that must not be shown yet. */
export interface Hidden {
  /** When the last round that hides it closes, in epoch milliseconds; `undefined` if a quiz has yet to ask the question. */
  readonly until: number | undefined;
}

/**
 * Tells whose solution must not be shown: that of a question that is open in the workspace, or that a quiz running there has
 * yet to ask, and of one that a sealed round anywhere asks. Whatever shows a solution asks this first, but for the message of
 * the round that closes.
 */
export interface OpenQuestions {
  /** Returns what hides the solutions, in the order of `looks`; `undefined` for those that may be shown. */
  hiding(looks: readonly Look[]): Promise<readonly (Hidden | undefined)[]>;
}
