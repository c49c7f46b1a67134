import type { Millis } from './columns.ts';

/** The bot's tokens for a workspace or an organization. */
export interface InstallationRow {
  platform: string;
  id: string;
  sealed: string;
  /** Until when a process is renewing the tokens, in epoch milliseconds. */
  renewedBy: Millis;
}

/** A workspace that has access by an organization's installation. */
export interface InstalledWorkspaceRow {
  platform: string;
  workspace: string;
  installation: string;
}
