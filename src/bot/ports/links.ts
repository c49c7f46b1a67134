import type { Member } from './people.ts';

/** An offer to link accounts that somebody has typed in the code of. */
export interface Offer {
  readonly id: number;
  /** Whose code it is. */
  readonly from: Member;
}

/** Accounts in several workspaces that are one person. */
export interface Links {
  /** Keeps a code, as its hash, with which another account can be linked until `expiresAt`. A member's earlier one goes. */
  offer(member: number, code: string, expiresAt: number): Promise<void>;
  /** The offer of a code for whoever types it in first; nothing when it is unknown, expired or somebody else's by now. */
  claim(code: string, redeemer: number, now: number): Promise<Offer | undefined>;
  /** Uses up an offer that `redeemer` has claimed; nothing when there is none any more. */
  take(offer: number, redeemer: number, now: number): Promise<Offer | undefined>;
}

/** Who is one person with whom. */
export interface Persons {
  /** The other accounts of the member's person. */
  others(member: number): Promise<readonly Member[]>;
  /** Makes two accounts, each with those it is linked to, one person. */
  unite(one: number, other: number, now: number): Promise<void>;
  /** Makes the account a person of its own again, with what it brought. */
  part(member: number): Promise<void>;
}
