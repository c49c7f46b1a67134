import type { Channel, Member, Workspace } from '../../chat/people.ts';

/** A workspace's role that is called when a game begins. It has no id until the platform has created it. */
export interface CalledRole {
  readonly role: string | undefined;
}

/** The roles that are called, and who wants to have them. */
export interface CalledRoles {
  /** Finds a workspace's role; `undefined` if calling is off there. */
  of(workspace: Workspace): Promise<CalledRole | undefined>;
  /** Turns calling on, or off if nobody does it. */
  set(workspace: Workspace, by: number | undefined): Promise<void>;
  isWanted(member: number): Promise<boolean>;
  want(member: number, isWanted: boolean): Promise<void>;
}

/** A role that the platform has yet to create. */
export interface NewRole extends Workspace {
  /** The member who turned calling on; `undefined` once they were erased. */
  readonly setBy: Member | undefined;
}

/** A role that the platform has yet to give to somebody, or to take from them. */
export interface RoleChange {
  readonly member: Member;
  readonly role: string;
  readonly isGiven: boolean;
  readonly setBy: Member | undefined;
}

/** What the platforms have yet to do about roles. */
export interface RoleChanges {
  uncreated(limit: number): Promise<readonly NewRole[]>;
  /** Stores the id of a role that was created. */
  created(workspace: Workspace, role: string): Promise<void>;
  pending(limit: number): Promise<readonly RoleChange[]>;
  /** Stores whether a member has the role now. Without that, they no longer want what can't be done. */
  settle(member: number, isHeld?: boolean): Promise<void>;
}

/** The repositories of this feature. */
export interface CallingRecords {
  readonly calledRoles: CalledRoles;
  readonly roleChanges: RoleChanges;
}

/** Finds the id of the role to call in a channel; `undefined` if there is none. */
export const roleToCall = async (
  channel: Channel,
  { calledRoles }: Pick<CallingRecords, 'calledRoles'>,
): Promise<string | undefined> => (await calledRoles.of(channel))?.role;
