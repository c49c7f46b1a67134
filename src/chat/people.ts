import { capitalized } from './text.ts';

/** A server or workspace of a platform: people who play together. */
export interface Workspace {
  readonly platform: string;
  readonly workspace: string;
}

/** A channel as its platform knows it. */
export interface Address extends Workspace {
  /** The platform's id of the channel. */
  readonly channel: string;
}

/** A channel that the bot knows. */
export interface Channel extends Address {
  readonly id: number;
  readonly name: string;
}

/** A person as their platform knows them. */
export interface Identity extends Workspace {
  /** The platform's id of the person. */
  readonly user: string;
}

/** A person as their platform describes them now. */
export interface Sender extends Identity {
  /** The name to show, exactly as the person wrote it. */
  readonly name: string;
  /** Whether the person may manage the bot in this workspace. */
  readonly manager: boolean;
  /** Set if name and rights are a guess because the platform did not answer in time. What is known of the person stays. */
  readonly isGuess?: true | undefined;
  /** Set if the person is only a guest here, who takes part in what others start. */
  readonly isGuest?: true | undefined;
  /** Set if the account is the same in all workspaces of its platform. */
  readonly isEverywhere?: true | undefined;
}

/** A person whom the bot knows, in one workspace. */
export interface Member extends Identity {
  readonly id: number;
  /** As last seen, cleaned for display. */
  readonly name: string;
}

/** Stands for the workspace when somebody talks to the bot outside of all workspaces that it is in. */
export const outside = '@me';

/** Returns whether somebody talks to the bot outside of all workspaces that it is in. */
export const isOutside = ({ workspace }: Workspace): boolean => workspace === outside;

/** Tells a person's identity from all others, as a key of a map. */
export const identityKey = ({ platform, workspace, user }: Identity): string =>
  JSON.stringify([platform, workspace, user]);

/** The id of members and channels that the bot has not stored. No row has it, so whoever reads with it finds nothing. */
export const unstored = 0;

/** A channel as it is named now. */
export interface OwnedPlace extends Address {
  readonly name: string;
  /** The member whose direct messages it has; left out if it belongs to several people, or nobody knows. */
  readonly owner?: number | undefined;
}

/** The channels that the bot knows. */
export interface Channels {
  /** Finds or adds the channel, and updates its name. `owner` is the member whose direct messages it has, if it has any. */
  meet(address: Address, name: string, owner?: number): Promise<Channel>;
  get(id: number): Promise<Channel>;
  /** Lists all known channels of a workspace. */
  inWorkspace(platform: string, workspace: string): Promise<Channel[]>;
  /** Finds the time zones of the workspaces' oldest schedules, in their order; `undefined` where there is none. */
  timezones(workspaces: readonly Workspace[]): Promise<readonly (string | undefined)[]>;
}

/** The people whom the bot knows. */
export interface Members {
  /**
   * Finds or adds the member, and updates their name and rights.
   * @param isGuess whether a known member keeps their stored name and rights
   */
  meet(identity: Identity, name: string, isManager?: boolean, isGuess?: boolean): Promise<Member>;
  /** Adds strangers, and returns them in their order. Whoever is known after all gets this name and these rights. */
  meetAll(senders: readonly Sender[]): Promise<readonly Member[]>;
  get(id: number): Promise<Member | undefined>;
  /** Finds a member by the platform's id or by name, in one workspace. */
  find(workspace: Workspace, who: string): Promise<Member | undefined>;
  /** Lists the names of up to `limit` members of a workspace, newest first. */
  names(workspace: Workspace, limit: number): Promise<string[]>;
}

/** Finds whom and what the bot has met before, and adds nobody. */
export interface Acquaintances {
  /** Finds members, and updates their names and rights. Returns them in the order of `senders`; `undefined` for strangers. */
  members(senders: readonly Sender[]): Promise<readonly (Member | undefined)[]>;
  /** Finds channels, and updates their names and owners. Returns them in the order of `places`; `undefined` for unknown ones. */
  channels(places: readonly OwnedPlace[]): Promise<readonly (Channel | undefined)[]>;
}

/** Names an account by the person's name and the platform's, as in `Ada on Terminal`. */
export const accountName = ({ name, platform }: Member): string => `${name} on ${capitalized(platform)}`;
