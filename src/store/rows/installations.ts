import type { Generated } from 'kysely';
import type { Flag, Millis } from './columns.ts';

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

/** A workspace that the bot was removed from, whose data is still there. */
export interface DepartureRow {
  id: Generated<number>;
  platform: string;
  workspace: string;
  leftAt: Millis;
  /** Whether its data goes in any case, even if the bot is used there again. */
  erasing: Generated<Flag>;
}
