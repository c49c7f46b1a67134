import { type APIApplicationCommandPermission, ApplicationCommandPermissionType } from 'discord.js';

/** A member of a server who wants to use a command in a channel. */
export interface User {
  readonly id: string;
  readonly guild: string;
  readonly roles: readonly string[];
  /** The channel; for a thread, the channel that it belongs to. */
  readonly channel: string;
  /** Whether the member has the permission that the command needs by default. */
  readonly hasDefault: boolean;
}

type Overwrites = readonly APIApplicationCommandPermission[];

/**
 * Decides like Discord whether a server lets somebody use a command. An explicit word about the channel comes first, then one
 * about the person, then about their roles, of which one that is allowed is enough, and then about everyone.
 */
export const mayUse = (user: User, overwrites: Overwrites): boolean => {
  const said = (type: ApplicationCommandPermissionType, id: string): boolean | undefined =>
    overwrites.find((one) => one.type === type && one.id === id)?.permission;
  const { Channel, Role, User } = ApplicationCommandPermissionType;
  // Discord's constants: the server's own id stands for everyone, and the one before it for all channels.
  const allChannels = String(BigInt(user.guild) - 1n);
  if ((said(Channel, user.channel) ?? said(Channel, allChannels)) === false) return false;
  const ofRoles = user.roles.flatMap((id) => said(Role, id) ?? []);
  return (
    said(User, user.id) ??
    (ofRoles.length > 0 ? ofRoles.includes(true) : undefined) ??
    said(Role, user.guild) ??
    user.hasDefault
  );
};
