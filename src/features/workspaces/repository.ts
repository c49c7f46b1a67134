import type { Workspace } from '../../chat/people.ts';
import type { Scheduler } from '../feature.ts';

/** The bot's access to a workspace, or to those of an organization. */
export interface Installation {
  readonly platform: string;
  /** The platform's id of the workspace or the organization. */
  readonly id: string;
  /** Its tokens, encrypted by the platform that they belong to. */
  readonly sealed: string;
}

/** The installations of the bot that people made themselves. */
export interface Installations {
  /** Finds the one for a workspace: its own, or else that of an organization, which is remembered for the workspace. */
  find(workspace: Workspace, organization: string | undefined): Promise<Installation | undefined>;
  /** Lists all of a platform. */
  all(platform: string): Promise<readonly Installation[]>;
  /** Adds one, or replaces the one with the same id. */
  put(installation: Installation): Promise<void>;
  /** Takes the access from a workspace or an organization for good. Returns the workspaces that had it from the organization. */
  remove(platform: string, id: string): Promise<readonly string[]>;
  /** Lets one process renew its tokens until `until`. Returns false if another process does so at `now`. */
  renew(platform: string, id: string, now: number, until: number): Promise<boolean>;
}

/** A workspace that the bot was removed from. */
export interface Departure extends Workspace {
  readonly id: number;
  /** Epoch milliseconds. */
  readonly leftAt: number;
  /** Whether its data goes in any case, even if the bot is used there again. */
  readonly isErasing: boolean;
}

/** The workspaces whose data is to go. */
export interface Departures {
  /** Notes when the bot was removed, in epoch milliseconds, and whether everything goes whatever happens. */
  note(workspace: Workspace, leftAt: number, isErasing: boolean): Promise<Departure>;
  get(id: number): Promise<Departure | undefined>;
  /** Returns whether something was asked there after `since`, in epoch milliseconds. */
  isUsedSince(workspace: Workspace, since: number): Promise<boolean>;
  /** Forgets one: its data is gone, or stays. */
  forget(id: number): Promise<void>;
  /**
   * Erases up to `limit` rows of everything about a workspace.
   * @returns whether nothing is left
   */
  eraseSome(workspace: Workspace, limit: number): Promise<boolean>;
}

/** The repositories of this feature. */
export interface WorkspacesRecords {
  readonly departures: Departures;
  readonly installations: Installations;
  readonly scheduler: Scheduler<'erase-workspace'>;
}
