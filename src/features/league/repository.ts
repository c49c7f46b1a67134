import type { Member, Workspace } from '../../chat/people.ts';
import type { LinksRecords } from '../links/repository.ts';

/** Codes with which managers invite other workspaces into their league. */
export interface LeagueCodes {
  /** Stores the hash of a code that works until `expiresAt`. It replaces the manager's earlier code. */
  offer(manager: number, code: string, expiresAt: number): Promise<void>;
  /** Finds who got a code; `undefined` if it is unknown or expired, or if they no longer manage the bot. */
  find(code: string, now: number): Promise<Member | undefined>;
  /** Uses up a manager's code. Returns false if it is gone. */
  take(manager: number): Promise<boolean>;
  /** Removes up to `limit` codes that have expired, and returns how many. */
  removeExpired(now: number, limit: number): Promise<number>;
}

/** The leagues. A workspace is in one at most. */
export interface Leagues {
  /** Counts the workspaces of a workspace's league, itself among them; 0 if it is in none. */
  sizeOf(workspace: Workspace): Promise<number>;
  /** Adds a workspace that is in no league to that of another one, which is created if there is none. */
  join(workspace: Workspace, other: Workspace, now: number): Promise<void>;
  /** Takes a workspace out of its league, and its managers' codes back. A league of one workspace is none. */
  leave(workspace: Workspace): Promise<void>;
}

/** The repositories of this feature. */
export interface LeagueRecords extends Pick<LinksRecords, 'wrongCodes'> {
  readonly leagues: Leagues;
  readonly leagueCodes: LeagueCodes;
}
