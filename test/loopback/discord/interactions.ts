import { randomBytes } from 'node:crypto';
import { interactionChannel, interactionMember, userJson } from './json.ts';
import { botPermissions } from './permissions.ts';
import type { State } from './state.ts';
import type { Channel, Interaction, Json, StoredMessage, User } from './types.ts';

/** Something that a person does, before it has an id and a token. */
export interface Act {
  /** 2 command, 3 component, 4 autocomplete, 5 modal submit. */
  readonly type: number;
  readonly user: User;
  readonly channel: Channel;
  readonly data: Json;
  readonly source?: StoredMessage | undefined;
  /** For a modal submit: the interaction that opened the modal. */
  readonly openedBy?: string;
}

/** Records an interaction and sends it to the bot. */
export function sendInteraction(state: State, act: Act): Interaction {
  const { user, channel, source } = act;
  const guild = state.guilds.get(channel.guildId ?? '');
  if (guild && !guild.present && !user.hasInstalled)
    throw new Error(`The bot is no longer in ${guild.name}, so nobody there can use it.`);
  const id = state.nextId();
  const token = Buffer.from(`interaction:${id}:${randomBytes(24).toString('hex')}`).toString('base64url');
  const where = guild
    ? {
        guild_id: guild.id,
        guild: { id: guild.id, locale: guild.locale, features: [] },
        guild_locale: guild.locale,
        member: interactionMember(guild, user),
        context: 0,
        authorizing_integration_owners: guild.present ? { 0: guild.id } : { 1: user.id },
      }
    : { user: userJson(user), context: 1, authorizing_integration_owners: { 0: '0' } };
  const payload: Json = {
    id,
    application_id: state.applicationId,
    type: act.type,
    token,
    version: 1,
    data: act.data,
    channel_id: channel.id,
    channel: interactionChannel(state, channel),
    ...where,
    ...(source ? { message: structuredClone(source.json) } : {}),
    app_permissions: String(botPermissions(channel) | (guild?.granted ?? 0n)),
    locale: user.locale,
    entitlements: [],
    attachment_size_limit: 10 * 1024 * 1024,
  };
  const interaction: Interaction = {
    id,
    token,
    type: act.type,
    payload,
    userId: user.id,
    channelId: channel.id,
    guildId: guild?.id,
    sourceMessageId: source?.json.id,
    openedBy: act.openedBy,
    sentAt: state.now(),
    answer: undefined,
    followUpIds: [],
  };
  state.interactions.set(token, interaction);
  state.deliver(interaction);
  return interaction;
}
