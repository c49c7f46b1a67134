import type { Workspace } from '../../chat/people.ts';

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

/** The repositories of this feature. */
export interface WorkspacesRecords {
  readonly installations: Installations;
}
