import { timeOf } from './ids.ts';
import { botPermissions, EVERYONE, memberPermissions, PERMISSIONS } from './permissions.ts';
import { channelsOf, type State } from './state.ts';
import type { Channel, Guild, Json, User } from './types.ts';

/** Builds a user as Discord shows it. */
export function userJson(user: User): Json {
  return {
    id: user.id,
    username: user.username,
    global_name: user.bot ? null : user.name,
    discriminator: user.bot ? '0001' : '0',
    avatar: null,
    banner: null,
    accent_color: null,
    avatar_decoration_data: null,
    collectibles: null,
    primary_guild: null,
    public_flags: 0,
    flags: 0,
    ...(user.bot ? { bot: true } : {}),
  };
}

/** Builds a user as a member of a guild; `permissions` is only present in interactions. */
export function memberJson(guild: Guild, user: User): Json {
  return {
    user: userJson(user),
    nick: null,
    avatar: null,
    banner: null,
    roles: [...(user.manager ? [guild.managerRoleId] : []), ...(user.roles ?? [])],
    joined_at: new Date(timeOf(guild.id)).toISOString(),
    premium_since: null,
    communication_disabled_until: null,
    deaf: false,
    mute: false,
    pending: false,
    flags: 0,
  };
}

/** Builds the member of an interaction, with that person's permissions in the channel. */
export function interactionMember(guild: Guild, user: User): Json {
  return { ...memberJson(guild, user), permissions: String(memberPermissions(user)) };
}

/** Builds a channel as Discord shows it; permissions taken from the bot appear as its own permission overwrite. */
export function channelJson(state: State, channel: Channel): Json {
  const last = { last_message_id: state.lastMessages.get(channel.id) ?? null };
  if (channel.guildId === undefined) {
    const recipient = state.users.get(channel.recipientId ?? '');
    return { id: channel.id, type: 1, flags: 0, ...last, recipients: recipient ? [userJson(recipient)] : [] };
  }
  if (channel.thread) {
    const { archived, locked } = channel.thread;
    return {
      id: channel.id,
      type: channel.type,
      guild_id: channel.guildId,
      parent_id: channel.parentId,
      name: channel.name,
      owner_id: state.bot.id,
      flags: 0,
      member_count: 1,
      message_count: 0,
      total_message_sent: 0,
      rate_limit_per_user: 0,
      thread_metadata: {
        archived,
        locked,
        auto_archive_duration: 4320,
        archive_timestamp: new Date(state.now()).toISOString(),
        create_timestamp: new Date(state.now()).toISOString(),
      },
      ...last,
    };
  }
  const view = channel.isHidden ? PERMISSIONS.VIEW_CHANNEL : 0n;
  const allow = String(view & ~channel.denied);
  const overwrites = [
    { id: channel.guildId, type: 0, allow: '0', deny: String(view) },
    { id: state.bot.id, type: 1, allow, deny: String(channel.denied) },
  ];
  return {
    id: channel.id,
    type: channel.type,
    guild_id: channel.guildId,
    name: channel.name,
    topic: null,
    position: 0,
    parent_id: null,
    nsfw: false,
    rate_limit_per_user: 0,
    flags: 0,
    ...last,
    permission_overwrites: overwrites,
  };
}

/** Builds the part of a channel that an interaction carries. */
export function interactionChannel(state: State, channel: Channel): Json {
  return { ...channelJson(state, channel), permissions: String(botPermissions(channel)) };
}

function roleJson(id: string, name: string, permissions: bigint, position: number): Json {
  return {
    id,
    name,
    description: null,
    permissions: String(permissions),
    position,
    color: 0,
    colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
    hoist: false,
    managed: false,
    mentionable: false,
    icon: null,
    unicode_emoji: null,
    flags: 0,
  };
}

/** Builds a guild as `GET /guilds/:id` shows it. */
export function guildJson(guild: Guild): Json {
  return {
    id: guild.id,
    name: guild.name,
    icon: null,
    splash: null,
    discovery_splash: null,
    description: null,
    banner: null,
    owner_id: guild.ownerId,
    region: 'auto',
    afk_channel_id: null,
    afk_timeout: 300,
    verification_level: 0,
    default_message_notifications: 0,
    explicit_content_filter: 0,
    mfa_level: 0,
    application_id: null,
    system_channel_id: null,
    system_channel_flags: 0,
    rules_channel_id: null,
    public_updates_channel_id: null,
    safety_alerts_channel_id: null,
    vanity_url_code: null,
    premium_tier: 0,
    premium_subscription_count: 0,
    premium_progress_bar_enabled: false,
    nsfw: false,
    nsfw_level: 0,
    preferred_locale: guild.locale,
    home_header: null,
    widget_enabled: false,
    widget_channel_id: null,
    max_presences: null,
    max_members: 500_000,
    max_stage_video_channel_users: 50,
    max_video_channel_users: 25,
    incidents_data: null,
    features: [],
    emojis: [],
    stickers: [],
    roles: [
      roleJson(guild.id, '@everyone', EVERYONE, 0),
      roleJson(guild.managerRoleId, 'Managers', PERMISSIONS.MANAGE_GUILD, 1),
    ],
  };
}

/** Builds a guild as GUILD_CREATE sends it: with its channels, but with the bot as the only member (no GUILD_MEMBERS intent). */
export function guildCreateJson(state: State, guild: Guild): Json {
  return {
    ...guildJson(guild),
    joined_at: new Date(timeOf(guild.id)).toISOString(),
    large: false,
    unavailable: false,
    member_count: guild.members.size,
    members: [memberJson(guild, state.bot)],
    channels: channelsOf(state, guild).map((channel) => channelJson(state, channel)),
    threads: [],
    presences: [],
    voice_states: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
  };
}

/** Builds the bot's application. */
export function applicationJson(state: State): Json {
  return {
    id: state.applicationId,
    name: state.bot.name,
    icon: null,
    description: '',
    type: null,
    summary: '',
    bot: userJson(state.bot),
    bot_public: true,
    bot_require_code_grant: false,
    verify_key: state.publicKey,
    flags: 0,
    team: null,
    flags_new: '0',
    owner: userJson({ ...state.bot, id: '1', name: 'Developer', username: 'developer', bot: false }),
    redirect_uris: [],
    interactions_endpoint_url: state.endpoint ?? null,
    role_connections_verification_url: null,
    approximate_guild_count: [...state.guilds.values()].filter((guild) => guild.present).length,
    approximate_user_install_count: 0,
    approximate_user_authorization_count: 0,
    explicit_content_filter: 0,
    eligible_oauth2_scopes: [],
  };
}
