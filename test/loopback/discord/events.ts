import { channelJson, guildCreateJson, memberJson, userJson } from './json.ts';
import type { State } from './state.ts';
import type { Channel, GatewayEvent, Guild, Interaction, Message } from './types.ts';

/** Gateway intent bits by Discord's names. */
export const INTENTS = {
  GUILDS: 1 << 0,
  GUILD_MEMBERS: 1 << 1,
  GUILD_PRESENCES: 1 << 8,
  GUILD_MESSAGES: 1 << 9,
  DIRECT_MESSAGES: 1 << 12,
  MESSAGE_CONTENT: 1 << 15,
} as const;

/** Builds the event of an interaction, which needs no intent. */
export function interactionCreate(interaction: Interaction): GatewayEvent {
  return { name: 'INTERACTION_CREATE', data: interaction.payload, guildId: interaction.guildId, intents: 0 };
}

function messageScope(state: State, channelId: string): { guildId: string | undefined; intents: number } {
  const guildId = state.channels.get(channelId)?.guildId;
  return { guildId, intents: guildId === undefined ? INTENTS.DIRECT_MESSAGES : INTENTS.GUILD_MESSAGES };
}

/** Builds the gateway event of a message that was posted or changed. */
export function messageEvent(
  state: State,
  name: 'MESSAGE_CREATE' | 'MESSAGE_UPDATE',
  message: Message,
): GatewayEvent {
  const scope = messageScope(state, message.channel_id);
  const guild = state.guilds.get(scope.guildId ?? '');
  const author = state.users.get(message.author.id);
  const inGuild =
    guild && author ? { guild_id: guild.id, member: { ...memberJson(guild, author), user: undefined } } : {};
  return { name, data: { ...message, ...inGuild }, ...scope };
}

/** Builds the event of a message that was deleted. */
export function messageDelete(state: State, message: Message): GatewayEvent {
  const scope = messageScope(state, message.channel_id);
  const where = scope.guildId === undefined ? {} : { guild_id: scope.guildId };
  return {
    name: 'MESSAGE_DELETE',
    data: { id: message.id, channel_id: message.channel_id, ...where },
    ...scope,
  };
}

/** Builds the event of a channel that was created, changed, or deleted. */
export function channelEvent(
  state: State,
  name: 'CHANNEL_CREATE' | 'CHANNEL_UPDATE' | 'CHANNEL_DELETE' | 'THREAD_CREATE' | 'THREAD_UPDATE',
  channel: Channel,
): GatewayEvent {
  const data = channelJson(state, channel);
  return {
    name,
    data,
    guildId: channel.guildId,
    intents: channel.guildId === undefined ? 0 : INTENTS.GUILDS,
  };
}

/** Builds the event for when the bot has joined a guild, or the guild has become available. */
export function guildCreate(state: State, guild: Guild): GatewayEvent {
  return {
    name: 'GUILD_CREATE',
    data: guildCreateJson(state, guild),
    guildId: guild.id,
    intents: INTENTS.GUILDS,
  };
}

/** Builds the event for when the bot is no longer in a guild; with `unavailable`, the guild is only down. */
export function guildDelete(guild: Guild, unavailable: boolean): GatewayEvent {
  const data = unavailable ? { id: guild.id, unavailable: true } : { id: guild.id };
  return { name: 'GUILD_DELETE', data, guildId: guild.id, intents: INTENTS.GUILDS };
}

/** Hides what an app without the MESSAGE_CONTENT intent may not read: text that is neither its own nor meant for it. */
export function withoutContent(state: State, event: GatewayEvent, intents: number): GatewayEvent {
  const message = event.data as unknown as Message;
  const concerned =
    !event.name.startsWith('MESSAGE_') ||
    event.name === 'MESSAGE_DELETE' ||
    (intents & INTENTS.MESSAGE_CONTENT) !== 0 ||
    event.guildId === undefined ||
    message.author.id === state.bot.id ||
    message.mentions.some((mention) => mention.id === state.bot.id);
  return concerned
    ? event
    : { ...event, data: { ...event.data, content: '', embeds: [], attachments: [], components: [] } };
}

/** Returns the bot's own user, for READY and `/users/@me`. */
export function ownUser(state: State): Record<string, unknown> {
  return {
    ...userJson(state.bot),
    verified: true,
    mfa_enabled: false,
    email: null,
    locale: state.bot.locale,
  };
}
