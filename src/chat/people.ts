import type { Address } from './platform.ts';

/** A channel that the bot has met. */
export interface Channel extends Address {
  readonly id: number;
  readonly name: string;
}

/** A server, a team: the people of one platform who play together. */
export interface Workspace {
  readonly platform: string;
  readonly workspace: string;
}

/** Someone as their platform knows them. */
export interface Identity extends Workspace {
  /** The platform's id of the person. */
  readonly user: string;
}

/** Someone that the bot has met, in one workspace. */
export interface Member extends Identity {
  readonly id: number;
  /** As last seen, cleaned for display. */
  readonly name: string;
}

/** Channels and the zones they live in. */
export interface Channels {
  /** Finds the channel, or notes it down, under its present name. */
  meet(address: Address, name: string): Promise<Channel>;
  channel(id: number): Promise<Channel>;
  /** All channels met in a workspace. */
  inWorkspace(platform: string, workspace: string): Promise<Channel[]>;
  /** The zone of the workspace's oldest schedule; nothing before there is one. */
  timezone(workspace: Workspace): Promise<string | undefined>;
}

/** Members, and their right to take what is theirs or to be forgotten. */
export interface Members {
  /**
   * Finds the member, or notes them down, under their present name and with their present rights.
   * @param isGuess whether someone known keeps the name and the rights that they have
   */
  meet(identity: Identity, name: string, isManager?: boolean, isGuess?: boolean): Promise<Member>;
  get(id: number): Promise<Member | undefined>;
  /** By the platform's id or by name, in one workspace. */
  find(workspace: Workspace, who: string): Promise<Member | undefined>;
  /** Everything kept about the member, as plain data. */
  export(member: number): Promise<object>;
  /** Removes all of that, and the same of the accounts linked to the member's. */
  erase(member: number): Promise<void>;
}
