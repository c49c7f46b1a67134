import { memberPermissions, PERMISSIONS } from './permissions.ts';
import type { State } from './state.ts';
import type { Channel, Command, CommandPermission, GatewayEvent, Guild, Json, User } from './types.ts';

/** Builds the list of what a guild says about commands in Discord's own shape. */
export function commandPermissionsJson(state: State, guild: Guild): Json[] {
  return [...(state.commandPermissions.get(guild.id) ?? [])].map(([id, permissions]) => ({
    id,
    application_id: state.applicationId,
    guild_id: guild.id,
    permissions,
  }));
}

/** Changes what a guild says about a command, or about all of them, and builds the event. An empty list removes it. */
export function setCommandPermissions(
  state: State,
  guild: Guild,
  id: string,
  permissions: readonly CommandPermission[],
): GatewayEvent {
  const known = state.commandPermissions.get(guild.id) ?? new Map<string, readonly CommandPermission[]>();
  state.commandPermissions.set(guild.id, known);
  if (permissions.length === 0) known.delete(id);
  else known.set(id, permissions);
  return {
    name: 'APPLICATION_COMMAND_PERMISSIONS_UPDATE',
    data: { id, application_id: state.applicationId, guild_id: guild.id, permissions },
    guildId: guild.id,
    intents: 0,
  };
}

/** Tells whether Discord shows a command to a person in a channel of a guild. */
export function isShown(state: State, guild: Guild, channel: Channel, user: User, command: Command): boolean {
  const held = memberPermissions(user);
  if ((held & PERMISSIONS.ADMINISTRATOR) !== 0n) return true;
  const said = state.commandPermissions.get(guild.id);
  const rules = said?.get(command.id) ?? said?.get(state.applicationId) ?? [];
  const about = (type: number, ids: readonly string[]): boolean[] =>
    rules.filter((rule) => rule.type === type && ids.includes(rule.id)).map((rule) => rule.permission);
  const [inChannel] = about(3, [channel.id]);
  const [inAll] = about(3, [String(BigInt(guild.id) - 1n)]);
  if (!(inChannel ?? inAll ?? true)) return false;
  const [own] = about(2, [user.id]);
  if (own !== undefined) return own;
  const roles = about(1, [...(user.manager ? [guild.managerRoleId] : []), ...(user.roles ?? [])]);
  if (roles.length > 0) return roles.some((allowed) => allowed);
  const [everyone] = about(1, [guild.id]);
  const needed = BigInt(command.default_member_permissions ?? 0);
  return everyone ?? (held & needed) === needed;
}
