import type { Member, Members } from '../../chat/people.ts';

/** Those who may start a quiz; `owners` includes the managers. */
export const starters = ['everyone', 'managers', 'owners'] as const;
export type Starters = (typeof starters)[number];

/** What managers decided for a channel. */
export interface Policy {
  readonly starters: Starters;
  /** How many questions a quiz has at most; `undefined` if nobody limits it. */
  readonly mostQuestions: number | undefined;
}

/** The policies of all channels. A channel for which nobody decided anything has the default. */
export interface Policies {
  of(channel: number): Promise<Policy>;
  set(channel: number, policy: Policy): Promise<void>;
}

/** Members who manage a channel without being managers of the workspace. */
export interface Owners {
  has(channel: number, member: number): Promise<boolean>;
  /** Lists a channel's owners by name. */
  list(channel: number): Promise<readonly Member[]>;
  add(channel: number, member: number): Promise<void>;
  remove(channel: number, member: number): Promise<void>;
}

/** The repositories of this feature. */
export interface PoliciesRecords {
  readonly policies: Policies;
  readonly owners: Owners;
  readonly members: Members;
}
