import type { Workspace } from '../../chat/people.ts';

/** A question that a workspace withdrew. */
export interface Withdrawal {
  readonly id: number;
  readonly workspace: Workspace;
  readonly question: string;
  /** Epoch milliseconds. */
  readonly at: number;
  /** Until when it can be undone, in epoch milliseconds; `undefined` once it can't be anymore. */
  readonly undoUntil: number | undefined;
  /** When it was undone, in epoch milliseconds; `undefined` while it is in effect. */
  readonly undoneAt: number | undefined;
}
