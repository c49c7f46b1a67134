import type { Generated } from 'kysely';
import type { Millis } from './columns.ts';

/** Workspaces that add up their leaderboards. */
export interface LeagueRow {
  id: Generated<number>;
  createdAt: Millis;
}

/** A workspace in a league. */
export interface LeagueWorkspaceRow {
  platform: string;
  workspace: string;
  leagueId: number;
}

/** A code that invites another workspace, stored as a hash. */
export interface LeagueCodeRow {
  /** The manager who got it. */
  memberId: number;
  hash: string;
  expiresAt: Millis;
}
