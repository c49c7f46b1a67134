import { capitalized } from './text.ts';

/** A server, a team: the people of one platform who play together. */
export interface Workspace {
  readonly platform: string;
  readonly workspace: string;
}

/** A channel as its platform knows it. */
export interface Address extends Workspace {
  /** The platform's id of the channel. */
  readonly channel: string;
}

/** A channel that the bot has met. */
export interface Channel extends Address {
  readonly id: number;
  readonly name: string;
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
  get(id: number): Promise<Channel>;
  /** Lists all channels met in a workspace. */
  inWorkspace(platform: string, workspace: string): Promise<Channel[]>;
  /** Finds the zone of the workspace's oldest schedule; `undefined` before there is one. */
  timezone(workspace: Workspace): Promise<string | undefined>;
}

/** The people that the bot has met. */
export interface Members {
  /**
   * Finds the member, or notes them down, under their present name and with their present rights.
   * @param isGuess whether someone known keeps the name and the rights that they have
   */
  meet(identity: Identity, name: string, isManager?: boolean, isGuess?: boolean): Promise<Member>;
  get(id: number): Promise<Member | undefined>;
  /** Finds someone by the platform's id or by name, in one workspace. */
  find(workspace: Workspace, who: string): Promise<Member | undefined>;
}

/** Names an account by the person's name and the platform's, as in `Ada on Terminal`. */
export const accountName = ({ name, platform }: Member): string => `${name} on ${capitalized(platform)}`;
