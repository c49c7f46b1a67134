import type { Member } from '../../chat/people.ts';
import type { PersonalData } from '../personal-data.ts';

/** The linked accounts of each person. */
export interface LinkedAccounts {
  /** Finds the number that the member's linked accounts share. It changes with each new link; 0 if there are none. */
  of(member: number): Promise<number>;
  /** Lists the accounts linked to the member's. */
  others(member: number): Promise<readonly Member[]>;
  /** Unlinks the account from the others. */
  part(member: number): Promise<void>;
}

/** Reads and erases what the database holds about people, in the way that features declare. */
export interface PersonalRecords {
  /** Reads everything about a member, section by section. */
  read(member: number, data: readonly PersonalData[]): Promise<Readonly<Record<string, unknown>>>;
  /** Erases everything about a member: deletes their rows and clears references to them. */
  erase(member: number, data: readonly PersonalData[]): Promise<void>;
}

/** Prepares for a change of the streaks of these accounts, because an account that is linked to them is about to be erased. */
export type StreaksChange<R> = (accounts: readonly Member[], records: R) => Promise<void>;

/** The repositories of this feature. */
export interface PrivacyRecords {
  readonly persons: LinkedAccounts;
  readonly personal: PersonalRecords;
}
