import type { Channel, User } from './types.ts';

/** Permission bits by Discord's names (the ones that matter to a chat bot). */
export const PERMISSIONS = {
  KICK_MEMBERS: 1n << 1n,
  ADMINISTRATOR: 1n << 3n,
  MANAGE_CHANNELS: 1n << 4n,
  MANAGE_GUILD: 1n << 5n,
  ADD_REACTIONS: 1n << 6n,
  VIEW_CHANNEL: 1n << 10n,
  SEND_MESSAGES: 1n << 11n,
  MANAGE_MESSAGES: 1n << 13n,
  EMBED_LINKS: 1n << 14n,
  ATTACH_FILES: 1n << 15n,
  READ_MESSAGE_HISTORY: 1n << 16n,
  MENTION_EVERYONE: 1n << 17n,
  USE_EXTERNAL_EMOJIS: 1n << 18n,
  MANAGE_ROLES: 1n << 28n,
  USE_APPLICATION_COMMANDS: 1n << 31n,
  CREATE_PUBLIC_THREADS: 1n << 35n,
  SEND_MESSAGES_IN_THREADS: 1n << 38n,
} as const;

/** A permission by its documented name. */
export type Permission = keyof typeof PERMISSIONS;

/** What @everyone may do, the bot included, unless a channel denies it. */
export const EVERYONE =
  PERMISSIONS.ADD_REACTIONS |
  PERMISSIONS.VIEW_CHANNEL |
  PERMISSIONS.SEND_MESSAGES |
  PERMISSIONS.EMBED_LINKS |
  PERMISSIONS.ATTACH_FILES |
  PERMISSIONS.READ_MESSAGE_HISTORY |
  PERMISSIONS.USE_APPLICATION_COMMANDS |
  PERMISSIONS.CREATE_PUBLIC_THREADS |
  PERMISSIONS.SEND_MESSAGES_IN_THREADS;

/** Returns what the bot may do in a channel. Without VIEW_CHANNEL it may do nothing, as documented. */
export function botPermissions(channel: Channel): bigint {
  const left = EVERYONE & ~channel.denied;
  return left & PERMISSIONS.VIEW_CHANNEL ? left : 0n;
}

/** Returns what a person may do: the bits of @everyone, plus MANAGE_GUILD for a manager. */
export function memberPermissions(user: User): bigint {
  return user.manager ? EVERYONE | PERMISSIONS.MANAGE_GUILD : EVERYONE;
}

/** Combines the bits of some permissions. */
export function bits(names: readonly Permission[]): bigint {
  return names.reduce((sum, name) => sum | PERMISSIONS[name], 0n);
}
