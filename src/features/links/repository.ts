import type { Member } from '../../chat/people.ts';

/** An offer to link accounts that somebody has typed in the code of. */
export interface Offer {
  readonly id: number;
  /** Whose code it is. */
  readonly from: Member;
}

/** Codes with which accounts in several workspaces become one person. */
export interface Links {
  /** Keeps a code, as its hash, with which another account can be linked until `expiresAt`. A member's earlier one goes. */
  offer(member: number, code: string, expiresAt: number): Promise<void>;
  /** The offer of a code; `undefined` if it is unknown, expired, or claimed by somebody else than `redeemer`. */
  find(code: string, redeemer: number, now: number): Promise<Offer | undefined>;
  /** Keeps an offer for `redeemer` alone; says whether nobody else was first. */
  claim(offer: number, redeemer: number): Promise<boolean>;
  /** Uses up an offer that `redeemer` has claimed; `undefined` if there is none any more. */
  take(offer: number, redeemer: number, now: number): Promise<Offer | undefined>;
}

/** Who is one person with whom. */
export interface Persons {
  /** The number that the member's linked accounts share, another one after each new link; 0 for an account on its own. */
  of(member: number): Promise<number>;
  /** The other accounts of the member's person. */
  others(member: number): Promise<readonly Member[]>;
  /** Makes two accounts, each with those it is linked to, one person. Throws a Conflict when two are of one workspace. */
  unite(one: number, other: number, now: number): Promise<void>;
  /** Makes the account a person of its own again, with what it brought. */
  part(member: number): Promise<void>;
}

/** The repositories of this feature. */
export interface LinksRecords {
  readonly links: Links;
  readonly persons: Persons;
}
