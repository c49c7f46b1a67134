import type { Workspace } from '../../chat/people.ts';
import type { Counts } from '../limits.ts';

/** A team and how many members it has. */
export interface Team {
  readonly id: number;
  readonly name: string;
  readonly members: number;
}

/** The teams of all workspaces. Names that `caseFold` maps to the same text are the same. */
export interface Teams {
  /** Lists the workspace's teams by name. */
  list(workspace: Workspace): Promise<readonly Team[]>;
  /** Creates a team on behalf of the member `by`. Throws a Conflict if the name is taken. */
  create(workspace: Workspace, name: string, by: number, now: number): Promise<Team>;
  rename(team: number, name: string): Promise<void>;
  /** Removes a team. Its members no longer have one. */
  remove(team: number): Promise<void>;
}

/** Memberships in teams: at most one per member. */
export interface Memberships {
  of(member: number): Promise<Team | undefined>;
  /** Finds out which of these members are in a team. */
  among(members: readonly number[]): Promise<ReadonlySet<number>>;
  /** Moves the member into a team, out of any other team. */
  join(member: number, team: number): Promise<void>;
  leave(member: number): Promise<void>;
}

/** The repositories of this feature. */
export interface TeamsRecords {
  readonly teams: Teams;
  readonly memberships: Memberships;
  readonly counts: Counts;
}
