import type { Identity, Member } from '../chat/people.ts';

/** The accounts of people. On some platforms, they are the same in all workspaces. */
export interface Accounts {
  /**
   * Lists the members that the bot knows of an account: at most one, or one per workspace where it is the same in all. The
   * one of the workspace that is asked for comes first, the others follow in the order in which they came.
   */
  of(account: Identity): Promise<readonly Member[]>;
  /** Finds the number that all members of a person share. It changes with each new link; 0 if there is only one member. */
  person(member: number): Promise<number>;
}
