import { randomBytes } from 'node:crypto';
import { snowflakes } from './ids.ts';
import { createSignal, type Signal } from './signal.ts';
import type {
  Channel,
  Command,
  CommandPermission,
  GatewayEvent,
  Guild,
  Interaction,
  StoredMessage,
  Upload,
  User,
} from './types.ts';

/** A guild to create; its channels are given by name. */
export interface GuildOptions {
  readonly name: string;
  readonly channels?: readonly string[];
  readonly locale?: string;
  /** Whether the bot is in it; true by default. */
  readonly present?: boolean;
}

/** Everything that this Discord knows. No other part of the server has state of its own. */
export interface State {
  readonly now: () => number;
  readonly nextId: () => string;
  readonly token: string;
  readonly applicationId: string;
  readonly bot: User;
  readonly guilds: Map<string, Guild>;
  readonly channels: Map<string, Channel>;
  readonly users: Map<string, User>;
  /** By id, in the order in which they were posted. */
  readonly messages: Map<string, StoredMessage>;
  /** The id of the last public message by channel, even if it was deleted since. */
  readonly lastMessages: Map<string, string>;
  readonly commands: Map<string, Command>;
  /** What guilds say about commands: by guild, then by the id of the command or of the application. */
  readonly commandPermissions: Map<string, Map<string, readonly CommandPermission[]>>;
  /** By token. */
  readonly interactions: Map<string, Interaction>;
  readonly files: Map<string, Upload>;
  /** Message ids by author, channel, and nonce, with the time of the post. */
  readonly nonces: Map<string, { readonly messageId: string; readonly at: number }>;
  readonly changed: Signal;
  /** `http://127.0.0.1:PORT`, known once the server listens. */
  origin: string;
  /** Hands an event to the gateway. */
  dispatch: (event: GatewayEvent) => void;
  /** Brings an interaction to the app. */
  deliver: (interaction: Interaction) => void;
  /** The key with which requests to the app are signed, in hexadecimal. */
  publicKey: string;
  /** Where the app takes interactions; `undefined` if they come through the gateway. */
  endpoint: string | undefined;
}

/** Creates the initial state: the bot, and no guilds. */
export function createState(now: () => number, token: string | undefined): State {
  const nextId = snowflakes(now);
  const applicationId = nextId();
  const bot: User = {
    id: applicationId,
    name: 'Bot',
    username: 'bot',
    bot: true,
    locale: 'en-US',
    manager: false,
    acceptsDms: false,
  };
  return {
    now,
    nextId,
    // discord.js reads the bot's id from the first part of the token.
    token:
      token ??
      `${Buffer.from(applicationId).toString('base64url')}.test.${randomBytes(18).toString('base64url')}`,
    applicationId,
    bot,
    guilds: new Map(),
    channels: new Map(),
    users: new Map([[bot.id, bot]]),
    messages: new Map(),
    lastMessages: new Map(),
    commands: new Map(),
    commandPermissions: new Map(),
    interactions: new Map(),
    files: new Map(),
    nonces: new Map(),
    changed: createSignal(),
    origin: '',
    dispatch: () => {},
    deliver: () => {},
    publicKey: '',
    endpoint: undefined,
  };
}

/** Adds a guild whose members are all users so far. */
export function addGuild(state: State, options: GuildOptions): Guild {
  const owner = addUser(state, `${options.name} owner`, { manager: true });
  const guild: Guild = {
    id: state.nextId(),
    name: options.name,
    locale: options.locale ?? 'en-US',
    ownerId: owner.id,
    managerRoleId: state.nextId(),
    members: new Set(state.users.keys()),
    present: options.present ?? true,
    granted: 0n,
    roles: [],
  };
  state.guilds.set(guild.id, guild);
  for (const name of options.channels ?? ['general']) addChannel(state, guild, name);
  return guild;
}

/** Adds a channel to a guild: a text channel, or a forum (type 15), whose posts are threads. */
export function addChannel(state: State, guild: Guild, name: string, type: 0 | 15 = 0): Channel {
  const channel: Channel = {
    id: state.nextId(),
    name,
    type,
    guildId: guild.id,
    recipientId: undefined,
    denied: 0n,
  };
  state.channels.set(channel.id, channel);
  return channel;
}

/** Adds a thread to a channel, with the permissions that the bot has there. */
export function addThread(state: State, parent: Channel, id: string, name: string): Channel {
  const thread: Channel = {
    ...parent,
    id,
    name,
    type: 11,
    parentId: parent.id,
    thread: { archived: false, locked: false },
  };
  state.channels.set(id, thread);
  return thread;
}

/** Adds a person, who becomes a member of every guild. */
export function addUser(state: State, name: string, more: Partial<Omit<User, 'id' | 'name'>> = {}): User {
  const username = name.toLowerCase().replace(/[^a-z0-9_.]/g, '_');
  const user: User = {
    id: state.nextId(),
    name,
    username,
    bot: false,
    locale: 'en-US',
    manager: false,
    acceptsDms: true,
    ...more,
  };
  state.users.set(user.id, user);
  for (const guild of state.guilds.values()) guild.members.add(user.id);
  return user;
}

/** Returns the direct message channel between the bot and a person, created on first use. */
export function dmWith(state: State, user: User): Channel {
  const known = [...state.channels.values()].find((channel) => channel.recipientId === user.id);
  if (known) return known;
  const channel: Channel = {
    id: state.nextId(),
    name: '',
    type: 1,
    guildId: undefined,
    recipientId: user.id,
    denied: 0n,
  };
  state.channels.set(channel.id, channel);
  return channel;
}

/** Lists the text channels of a guild, in the order in which they were created. */
export function channelsOf(state: State, guild: Guild): Channel[] {
  return [...state.channels.values()].filter((channel) => channel.guildId === guild.id && !channel.thread);
}
