import type { Member } from '../../chat/people.ts';

/** The accounts to remind of streaks that are about to break, and when they last were. */
export interface Reminders {
  /** Returns whether the member's account wants to be reminded. */
  isOn(member: number): Promise<boolean>;
  set(member: number, isOn: boolean): Promise<void>;
  /**
   * Lists members of a round's workspace who want to be reminded, have not answered the round, and were not reminded on this
   * local date, also not with a linked account.
   */
  due(round: number, date: string): Promise<readonly Member[]>;
  /** Stores that members are reminded on this local date. */
  told(members: readonly number[], date: string): Promise<void>;
}
