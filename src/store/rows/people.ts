import type { Generated } from 'kysely';
import type { Flag, Millis } from './columns.ts';

export interface ChannelRow {
  id: Generated<number>;
  platform: string;
  workspace: string;
  channel: string;
  name: string;
}

export interface MemberRow {
  id: Generated<number>;
  platform: string;
  workspace: string;
  user: string;
  name: string;
  /** The name as `caseFold` folds it, to find people by. */
  folded: string;
  /** Shared by the linked accounts of one person; null if the account is not linked. */
  person: number | null;
  /** Whether they had a manager's rights when last seen. */
  manager: Generated<Flag>;
}

export interface PersonRow {
  id: Generated<number>;
  linkedAt: Millis;
}

export interface LinkCodeRow {
  id: Generated<number>;
  hash: string;
  memberId: number;
  expiresAt: Millis;
  /** The member who typed it in and must still confirm it. */
  redeemerId: number | null;
}

export interface TeamRow {
  id: Generated<number>;
  platform: string;
  workspace: string;
  name: string;
  folded: string;
}

export interface TeamMemberRow {
  memberId: number;
  teamId: number;
}
