import {
  ChannelType,
  type Client,
  Events,
  type Guild,
  PermissionFlagsBits,
  type TextChannel,
} from 'discord.js';
import type { Logger } from 'pino';
import type { Place } from '../../chat/messages.ts';
import type { Handler } from '../../chat/platform-adapter.ts';

/** What the bot needs to introduce itself in a channel. */
const needed = [PermissionFlagsBits.ViewChannel, PermissionFlagsBits.SendMessages];

/** Tells the handler of every server that the bot is in, one after the other: Discord announces all of them at each start. */
export const announceArrivals = (client: Client, handler: Handler, log: Logger): void => {
  const ready = new Promise<void>((resolve) => client.once(Events.ClientReady, () => resolve()));
  let turn = ready;
  const arrive = (guild: Guild): void => {
    turn = turn
      .then(() => announce(guild, handler))
      .catch((err: unknown) => log.error({ err }, 'could not handle that the bot is in a server'));
  };
  client.on(Events.GuildAvailable, arrive);
  client.on(Events.GuildCreate, arrive);
};

const announce = async (guild: Guild, handler: Handler): Promise<void> => {
  await handler.handle({
    kind: 'joined',
    scope: 'workspace',
    // The audit log, which the bot may not read, has the person who invited it.
    sender: {
      platform: 'discord',
      workspace: guild.id,
      user: guild.ownerId,
      name: '',
      manager: true,
      isGuess: true,
      isEverywhere: true,
    },
    place: placeIn(guild),
  });
};

/** Finds where everybody reads what the bot says: where Discord welcomes people, or else the first channel. */
const placeIn = (guild: Guild): Place => {
  const place = { platform: 'discord', workspace: guild.id };
  const channel = [guild.systemChannel, ...textChannels(guild)].find((one) => one && isFit(one, guild));
  return channel
    ? { ...place, channel: channel.id, name: channel.name }
    : {
        ...place,
        channel: '',
        name: guild.name,
        obstacle: `I may not write in any channel of your server ${guild.name}. Give me the View Channel and Send Messages permissions in one.`,
      };
};

const textChannels = (guild: Guild): TextChannel[] =>
  [...guild.channels.cache.values()]
    .filter((channel) => channel.type === ChannelType.GuildText)
    .sort(
      (one, other) => one.rawPosition - other.rawPosition || (BigInt(one.id) < BigInt(other.id) ? -1 : 1),
    );

const isFit = (channel: TextChannel, { members, roles }: Guild): boolean =>
  members.me !== null &&
  channel.permissionsFor(members.me).has(needed) &&
  channel.permissionsFor(roles.everyone).has(PermissionFlagsBits.ViewChannel);
