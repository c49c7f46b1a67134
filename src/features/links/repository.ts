import type { Member } from '../../chat/people.ts';
import type { Accounts } from '../accounts.ts';

/** An offer to link accounts, found by its code. */
export interface Offer {
  readonly id: number;
  /** The account that the code is from. */
  readonly from: Member;
}

/** Offers to link accounts in several workspaces, each with a code. */
export interface Links {
  /** Stores the hash of a code that links another account until `expiresAt`. It replaces the member's earlier code. */
  offer(member: number, code: string, expiresAt: number): Promise<void>;
  /** Finds the offer of a code; `undefined` if it is unknown, expired, or claimed by anyone but `redeemer`. */
  find(code: string, redeemer: number, now: number): Promise<Offer | undefined>;
  /** Reserves an offer for `redeemer`. Returns false if somebody else was first. */
  claim(offer: number, redeemer: number): Promise<boolean>;
  /** Uses up an offer that `redeemer` has claimed; `undefined` if it is gone. */
  take(offer: number, redeemer: number, now: number): Promise<Offer | undefined>;
  /** Removes up to `limit` offers that have expired, and returns how many. */
  removeExpired(now: number, limit: number): Promise<number>;
}

/** The wrong codes that members typed in: when, but not what. */
export interface WrongCodes {
  add(member: number, now: number): Promise<void>;
  /** Lists when the member typed wrong codes after `since`, oldest first. All times are epoch milliseconds. */
  since(member: number, since: number): Promise<readonly number[]>;
  /** Removes up to `limit` entries of `before` and earlier, and returns how many. */
  removeOld(before: number, limit: number): Promise<number>;
}

/** The linked accounts of each person. */
export interface Persons {
  /** Lists the accounts linked to the member's. One that is the same in several workspaces is listed once. */
  others(member: number): Promise<readonly Member[]>;
  /** Lists all members who are the same person, in all workspaces, with the member themselves. */
  all(member: number): Promise<readonly Member[]>;
  /** Returns whether two accounts can't be one person, because that would have two in one workspace. */
  clash(one: number, other: number): Promise<boolean>;
  /** Makes two accounts, each with those it is linked to, one person. Throws a Conflict if they clash. */
  unite(one: number, other: number, now: number): Promise<void>;
  /** Makes the account a person of its own again, with what it brought. */
  part(member: number): Promise<void>;
}

/** The repositories of this feature. */
export interface LinksRecords {
  readonly links: Links;
  readonly wrongCodes: WrongCodes;
  readonly persons: Persons;
  readonly accounts: Accounts;
}
