import type { Channel, Channels, Member, Workspace } from '../../chat/people.ts';
import type { LeaderboardRecords } from '../leaderboard/repository.ts';

/** What a role is for. `called`: it is called when a game begins. `top`: the best three of the last month have it. */
export type RoleKind = 'called' | 'top';

/** A workspace's role. It has no id until the platform has created it. */
export interface GivenRole {
  readonly role: string | undefined;
}

/** The roles that are given in workspaces, and who wants to be called. */
export interface GivenRoles {
  /** Finds a workspace's role; `undefined` if it is switched off there. */
  of(workspace: Workspace, kind: RoleKind): Promise<GivenRole | undefined>;
  turnOn(workspace: Workspace, kind: RoleKind, by: number): Promise<void>;
  /**
   * Has the role taken from everybody, and forgets it.
   * @param by who is told if that can't be done
   */
  turnOff(workspace: Workspace, kind: RoleKind, by?: number): Promise<void>;
  wantsCalls(member: number): Promise<boolean>;
  wantCalls(member: number, isWanted: boolean): Promise<void>;
}

/** A workspace whose best of the last month may not have their role yet. */
export interface DueTop {
  /** The first channel of the workspace. */
  readonly channel: Channel;
  /** The first day of the month for which they got it last, as in `2026-11-01`. */
  readonly month: string | undefined;
}

/** The best of each month. */
export interface TopMonths {
  /** Lists the workspaces that give the role and have not yet done so for `month`, the first day of one. */
  due(month: string): Promise<readonly DueTop[]>;
  /** Returns whether answers from before a date will only count when their question closes. */
  isWaiting(workspace: Workspace, before: string): Promise<boolean>;
  /** Has the role given to these members and taken from all others, unless that was done for this month before. */
  award(workspace: Workspace, month: string, members: readonly number[]): Promise<void>;
}

/** A role that the platform has yet to create. */
export interface NewRole extends Workspace {
  readonly kind: RoleKind;
  /** The member who switched it on; `undefined` once they were erased. */
  readonly setBy: Member | undefined;
}

/** A role that the platform has yet to give to somebody, or to take from them. */
export interface RoleChange {
  readonly member: Member;
  readonly kind: RoleKind;
  readonly role: string;
  readonly isGiven: boolean;
  readonly setBy: Member | undefined;
}

/** What the platforms have yet to do about roles. */
export interface RoleChanges {
  uncreated(limit: number): Promise<readonly NewRole[]>;
  /** Stores the id of a role that was created. */
  created(role: NewRole, id: string): Promise<void>;
  pending(limit: number): Promise<readonly RoleChange[]>;
  /**
   * Stores that a change was made, or that it can't be, so that nobody wants it anymore. If the role was forgotten, or the
   * member erased, while it was being given, it is taken again.
   */
  settle(change: RoleChange, isDone: boolean): Promise<void>;
}

/** A role to be taken from somebody who was erased, or a role that was forgotten. */
export interface RoleToTake extends Workspace {
  readonly id: number;
  readonly user: string;
  readonly role: string;
  readonly setBy: Member | undefined;
}

/** Roles that must be taken, whatever else is stored. */
export interface RolesToTake {
  pending(limit: number): Promise<readonly RoleToTake[]>;
  /** Forgets one that was taken, or can't be. */
  settle(id: number): Promise<void>;
}

/** The repositories of this feature. */
export interface RolesRecords extends Pick<LeaderboardRecords, 'boards' | 'folding' | 'recounting'> {
  readonly channels: Pick<Channels, 'timezones'>;
  readonly givenRoles: GivenRoles;
  readonly topMonths: TopMonths;
  readonly roleChanges: RoleChanges;
  readonly rolesToTake: RolesToTake;
}

/** Finds the id of the role to call in a channel; `undefined` if there is none. */
export const roleToCall = async (
  channel: Channel,
  { givenRoles }: Pick<RolesRecords, 'givenRoles'>,
): Promise<string | undefined> => (await givenRoles.of(channel, 'called'))?.role;
