import type { Member } from '../../chat/people.ts';
import type { Accounts } from '../accounts.ts';
import type { Scheduler } from '../feature.ts';
import type { PersonalData } from '../personal-data.ts';
import type { WorkspacesRecords } from '../workspaces/repository.ts';

/** The linked accounts of each person. */
export interface LinkedAccounts {
  /** Lists the accounts linked to the member's. One that is the same in several workspaces is listed once. */
  others(member: number): Promise<readonly Member[]>;
  /** Lists all members who are the same person, in all workspaces, with the member themselves. */
  all(member: number): Promise<readonly Member[]>;
  /** Unlinks the account from the others. */
  part(member: number): Promise<void>;
}

/** Reads and erases what the database holds about people, in the way that features declare. */
export interface PersonalRecords {
  /** Reads everything about a member, section by section. */
  read(member: number, data: readonly PersonalData[]): Promise<Readonly<Record<string, unknown>>>;
  /**
   * Erases the member's name and identity, and everything else but what is erased in slices. From then on the member is
   * found nowhere, and is a new one when they come back. In rounds that are open, a nameless mark says that they answered.
   */
  hide(member: Member, data: readonly PersonalData[], now: number): Promise<void>;
  /** Lists up to `limit` rounds that the member answered, the latest first. */
  answered(member: number, limit: number): Promise<readonly number[]>;
  /**
   * Erases up to `limit` more rows of a hidden member, the latest first, and finally the member.
   * @returns whether nothing is left
   */
  eraseSome(member: number, data: readonly PersonalData[], limit: number): Promise<boolean>;
}

/** Messages that may still show the name of somebody who was erased. */
export interface StaleMessages {
  /** Adds those of one kind that are about these subjects. */
  mark(kind: string, subjects: readonly number[]): Promise<void>;
  /**
   * Requests edits of up to `limit` messages, the latest first, `paceMs` apart.
   * @param from when the first one is due, in epoch milliseconds
   * @returns whether more are left
   */
  requestEdits(from: number, paceMs: number, limit: number): Promise<boolean>;
}

/** The repositories of this feature. */
export interface PrivacyRecords extends Omit<WorkspacesRecords, 'scheduler'> {
  readonly persons: LinkedAccounts;
  readonly accounts: Accounts;
  readonly personal: PersonalRecords;
  readonly staleMessages: StaleMessages;
  readonly scheduler: Scheduler<'erase' | 'redraw' | 'erase-workspace'>;
}
