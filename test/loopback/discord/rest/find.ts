import { refuse } from '../api-error.ts';
import { botPermissions, PERMISSIONS, type Permission } from '../permissions.ts';
import type { State } from '../state.ts';
import type { Channel, Guild, StoredMessage } from '../types.ts';

/** Finds a channel that the bot may see; throws 10003 if there is none, 50001 if it is hidden or the bot was removed. */
export function visibleChannel(state: State, id: string): Channel {
  const channel = state.channels.get(id);
  if (!channel) throw refuse.unknownChannel();
  if (channel.guildId === undefined) return channel;
  if (!state.guilds.get(channel.guildId)?.present) throw refuse.missingAccess();
  if (!(botPermissions(channel) & PERMISSIONS.VIEW_CHANNEL)) throw refuse.missingAccess();
  return channel;
}

/** Throws 50013 if the bot lacks a permission in the channel. */
export function needPermission(channel: Channel, name: Permission): void {
  if (!(botPermissions(channel) & PERMISSIONS[name])) throw refuse.missingPermissions();
}

/** Finds a guild that the bot is in. */
export function presentGuild(state: State, id: string): Guild {
  const guild = state.guilds.get(id);
  if (!guild) throw refuse.unknownGuild();
  if (!guild.present) throw refuse.missingAccess();
  return guild;
}

/** Finds a message that channel routes can reach; ephemeral ones are only reachable with their interaction's token. */
export function publicMessage(state: State, channelId: string, id: string): StoredMessage {
  const stored = state.messages.get(id);
  if (!stored || stored.json.channel_id !== channelId || stored.onlyFor !== undefined)
    throw refuse.unknownMessage();
  return stored;
}
