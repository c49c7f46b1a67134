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

/** A person whom the bot knows, in one workspace. */
export interface Member extends Identity {
  readonly id: number;
  /** As last seen, cleaned for display. */
  readonly name: string;
}

/** The id of members and channels that the bot has not stored. No row has it, so whoever reads with it finds nothing. */
export const unstored = 0;

/** The channels that the bot knows. */
export interface Channels {
  /**
   * Finds the channel, and updates its name; `undefined` if the bot does not know it.
   * @param owner the member whose direct messages it has; left out if it belongs to several people, or nobody knows
   */
  recall(address: Address, name: string, owner?: number): Promise<Channel | undefined>;
  /** Does the same, and adds the channel if the bot does not know it. */
  meet(address: Address, name: string, owner?: number): Promise<Channel>;
  get(id: number): Promise<Channel>;
  /** Lists all known channels of a workspace. */
  inWorkspace(platform: string, workspace: string): Promise<Channel[]>;
  /** Finds the time zone of the workspace's oldest schedule; `undefined` if there is none. */
  timezone(workspace: Workspace): Promise<string | undefined>;
}

/** The people whom the bot knows. */
export interface Members {
  /**
   * Finds the member, and updates their name and rights; `undefined` if the bot does not know them.
   * @param isGuess whether a known member keeps their stored name and rights
   */
  recall(
    identity: Identity,
    name: string,
    isManager?: boolean,
    isGuess?: boolean,
  ): Promise<Member | undefined>;
  /** Does the same, and adds the member if the bot does not know them. */
  meet(identity: Identity, name: string, isManager?: boolean, isGuess?: boolean): Promise<Member>;
  get(id: number): Promise<Member | undefined>;
  /** Finds a member by the platform's id or by name, in one workspace. */
  find(workspace: Workspace, who: string): Promise<Member | undefined>;
  /** Lists the names of up to `limit` members of a workspace, newest first. */
  names(workspace: Workspace, limit: number): Promise<string[]>;
}

/** Names an account by the person's name and the platform's, as in `Ada on Terminal`. */
export const accountName = ({ name, platform }: Member): string => `${name} on ${capitalized(platform)}`;
