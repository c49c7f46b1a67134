import { channelJson, memberJson, userJson } from './json.ts';
import { botPermissions } from './permissions.ts';
import type { State } from './state.ts';
import type { Channel, Guild, Json } from './types.ts';

/** Resolves ids to users, members, and channels, as interactions carry them; `undefined` if there are none. */
export function resolve(state: State, guild: Guild | undefined, ids: readonly string[]): Json | undefined {
  const users = ids.flatMap((id) => state.users.get(id) ?? []);
  const channels = ids.flatMap((id) => state.channels.get(id) ?? []);
  if (users.length + channels.length === 0) return undefined;
  const byId = <T extends { id: string }>(all: T[], shown: (one: T) => Json): Json =>
    Object.fromEntries(all.map((one) => [one.id, shown(one)]));
  return {
    ...(users.length > 0 ? { users: byId(users, userJson) } : {}),
    ...(users.length > 0 && guild
      ? { members: byId(users, (user) => ({ ...memberJson(guild, user), user: undefined })) }
      : {}),
    ...(channels.length > 0 ? { channels: byId(channels, (channel) => partChannel(state, channel)) } : {}),
  };
}

function partChannel(state: State, channel: Channel): Json {
  return { ...channelJson(state, channel), permissions: String(botPermissions(channel)) };
}
