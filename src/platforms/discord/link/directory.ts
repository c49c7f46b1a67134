import { type Client, PermissionFlagsBits } from 'discord.js';
import type { Directory } from '../mentions.ts';

/** Creates a directory of what the gateway tells about servers, and of the members who did something lately. */
export const directoryOf = ({ guilds }: Client): Directory => ({
  member: (guild, id) => guilds.cache.get(guild)?.members.cache.get(id)?.displayName,
  role: (guild, id) => guilds.cache.get(guild)?.roles.cache.get(id)?.name,
  server: (guild) => guilds.cache.get(guild)?.name,
  channel: (guild, id, viewer) => {
    const server = guilds.cache.get(guild);
    const channel = server?.channels.cache.get(id);
    const member = server?.members.cache.get(viewer);
    if (channel === undefined || member === undefined) return undefined;
    return channel.permissionsFor(member).has(PermissionFlagsBits.ViewChannel) ? channel.name : undefined;
  },
  mayPost: (guild, id) => {
    const server = guilds.cache.get(guild);
    const { me } = server?.members ?? {};
    return me
      ? server?.channels.cache
          .get(id)
          ?.permissionsFor(me)
          .has([PermissionFlagsBits.ViewChannel, PermissionFlagsBits.SendMessages])
      : undefined;
  },
});
