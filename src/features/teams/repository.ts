import type { Workspace } from '../../chat/people.ts';

export interface Team {
  readonly id: number;
  readonly name: string;
  readonly members: number;
}

/** The teams of workspaces. Names that differ in case alone are the same. */
export interface Teams {
  /** By name. */
  list(workspace: Workspace): Promise<readonly Team[]>;
  /** Throws a Conflict when the name is taken. */
  create(workspace: Workspace, name: string): Promise<Team>;
  rename(team: number, name: string): Promise<void>;
  /** Removes a team; its members stay without one. */
  remove(team: number): Promise<void>;
}

/** Who is in which team: at most one a member. */
export interface Memberships {
  of(member: number): Promise<Team | undefined>;
  /** Puts the member into a team, out of any other. */
  join(member: number, team: number): Promise<void>;
  leave(member: number): Promise<void>;
}

/** The repositories of this feature. */
export interface TeamsRecords {
  readonly teams: Teams;
  readonly memberships: Memberships;
}
