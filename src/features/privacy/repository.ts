import type { Member } from '../../chat/people.ts';
import type { PersonalData } from '../personal-data.ts';

/** Who is one person with whom. */
export interface LinkedAccounts {
  /** Answers the number that the member's linked accounts share, another one after each new link; 0 for an account on its own. */
  of(member: number): Promise<number>;
  /** Lists the other accounts of the member's person. */
  others(member: number): Promise<readonly Member[]>;
  /** Makes the account a person of its own. */
  part(member: number): Promise<void>;
}

/** What the database holds about people, as the features have named it. */
export interface PersonalRecords {
  /** Reads everything about a member, section by section. */
  read(member: number, data: readonly PersonalData[]): Promise<Readonly<Record<string, unknown>>>;
  /** Removes everything about a member: their rows go, and what else refers to them forgets them. */
  erase(member: number, data: readonly PersonalData[]): Promise<void>;
}

/** The repositories of this feature. */
export interface PrivacyRecords {
  readonly persons: LinkedAccounts;
  readonly personal: PersonalRecords;
}
