import type { Generated } from 'kysely';
import type { Flag, Millis } from './columns.ts';

/** A channel, by its ids on the platform. */
export interface ChannelRow {
  id: Generated<number>;
  platform: string;
  workspace: string;
  channel: string;
  name: string;
  /** The member whose direct messages with the bot it has; null if it belongs to several people. */
  memberId: Generated<number | null>;
}

/** A member of a workspace, by their ids on the platform. */
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
  /** When they were erased; then only a number is left of them, until all their rows are gone. */
  erasedAt: Generated<Millis | null>;
  /** Why they are on no leaderboard: they hide themselves, or a manager says that they left; null if they are. */
  offBoards: Generated<'hidden' | 'left' | null>;
  /** Whether the account is the same in all workspaces of its platform. */
  everywhere: Generated<Flag>;
}

/** A person with several linked accounts. */
export interface PersonRow {
  id: Generated<number>;
  linkedAt: Millis;
}

/** A code that links two accounts, stored as a hash. */
export interface LinkCodeRow {
  id: Generated<number>;
  hash: string;
  memberId: number;
  expiresAt: Millis;
  /** The member who typed it in and must still confirm it. */
  redeemerId: number | null;
}

/** A wrong link code that somebody typed in. */
export interface WrongCodeRow {
  id: Generated<number>;
  memberId: number;
  at: Millis;
}

/** A team in a workspace. */
export interface TeamRow {
  id: Generated<number>;
  platform: string;
  workspace: string;
  name: string;
  folded: string;
  /** Null if they were erased, or if the team is older than this column. */
  createdBy: number | null;
  createdAt: Millis | null;
}

/** A member's place in a team. */
export interface TeamMemberRow {
  memberId: number;
  teamId: number;
}
