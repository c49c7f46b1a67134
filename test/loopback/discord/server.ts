import type { AddressInfo } from 'node:net';
import { setCommandPermissions } from './command-permissions.ts';
import { createEndpoint, type Endpoint } from './endpoint.ts';
import { channelEvent, guildCreate, guildDelete, messageDelete } from './events.ts';
import { createFaults, type Faults } from './faults.ts';
import { createGateway, type Gateway, type GatewayOptions } from './gateway.ts';
import { publicMessages } from './messages.ts';
import { createPeople, type People } from './people.ts';
import { bits, type Permission } from './permissions.ts';
import { createRest, type LoggedRequest } from './rest/http.ts';
import type { RateLimits } from './rest/rate-limits.ts';
import { addChannel, addGuild, addThread, addUser, createState, dmWith, type GuildOptions } from './state.ts';
import type { Channel, Command, CommandPermission, Guild, Message, User } from './types.ts';

/** How this Discord behaves. Everything is optional. */
export interface DiscordOptions extends GatewayOptions {
  /** By default, one guild "Team" with a channel "general". */
  readonly guilds?: readonly GuildOptions[];
  readonly token?: string;
  /** Returns Unix milliseconds; the real clock by default. Interaction deadlines, ids, and timestamps follow it. */
  readonly now?: () => number;
  readonly rateLimits?: RateLimits;
  /** How long a test waits for the bot before it fails, in real milliseconds; 2000 by default. */
  readonly patienceMs?: number;
}

/** A running Discord, as tests see it. Messages are snapshots that never change. */
export interface Discord extends People {
  /** For `new Client({ rest: { api: discord.apiUrl } })`. */
  readonly apiUrl: string;
  readonly token: string;
  readonly applicationId: string;
  readonly guilds: readonly Guild[];
  readonly gateway: Gateway;
  readonly endpoint: Endpoint;
  /** The application's public key, in hexadecimal. */
  readonly publicKey: string;
  /** Sends interactions to this URL by signed requests from now on; `undefined` switches back to the gateway. */
  deliverTo(url: string | undefined): void;
  readonly endpointUrl: string | undefined;
  readonly faults: Faults;
  /** Every REST request so far, in the order of arrival. */
  readonly requests: readonly LoggedRequest[];
  /** Counts requests that were answered with 401, 403, or 429 (except for shared limits); 10,000 in 10 minutes get a bot banned. */
  invalidRequests(): number;
  guild(name?: string): Guild;
  channel(name?: string, guild?: Guild): Channel;
  /** Adds a person; `{ manager: true }` for one with MANAGE_GUILD. */
  user(name: string, more?: Partial<Omit<User, 'id' | 'name'>>): User;
  /** Returns the person who owns a guild. */
  owner(guild: Guild): User;
  /** Returns the direct message channel between a person and the bot. */
  dm(user: User): Channel;
  /** Lists what everyone sees in a channel, oldest first. */
  messages(channel?: Channel): Message[];
  /** Lists what one person sees, including ephemeral messages. */
  seenBy(user: User, channel?: Channel): Message[];
  /** Returns the current state of a message; `undefined` once it is deleted. */
  message(id: string): Message | undefined;
  /** Lists the registered commands of one guild, or the global ones. */
  commands(guild?: Guild): Command[];
  /** Waits until a bot is connected to the gateway. */
  online(): Promise<unknown>;
  /** Waits until the probe returns something other than undefined or false. */
  until<T>(probe: () => T | undefined | false, what?: string): Promise<T>;
  addGuild(options: GuildOptions): Guild;
  addChannel(name: string, guild?: Guild): Channel;
  /** Adds a forum with one post, and returns the thread that the post is. */
  addForumPost(forum: string, title: string, guild?: Guild): Channel;
  /** Returns the thread under a message; `undefined` if there is none. */
  thread(message: Message): Channel | undefined;
  /** Archives or locks a thread. */
  closeThread(thread: Channel, how: 'archived' | 'locked'): void;
  deleteChannel(channel: Channel): void;
  deleteMessage(message: Message): void;
  /** Removes the bot from a guild. */
  kick(guild: Guild): void;
  /** Makes a guild unavailable, as in an outage of Discord's; `isOver` brings it back. */
  outage(guild: Guild, isOver?: boolean): void;
  /** Denies the bot permissions in a channel; `allow` restores them. */
  deny(channel: Channel, ...names: Permission[]): void;
  allow(channel: Channel, ...names: Permission[]): void;
  /** Grants the bot permissions in a guild that @everyone does not have. */
  grant(guild: Guild, ...names: Permission[]): void;
  /** Says in a guild's settings who may use a command, by its first word, or all of them. An empty list is the default. */
  permit(command: string | undefined, permissions: readonly CommandPermission[], within?: Guild): void;
  close(): Promise<void>;
}

/** Opens a loopback Discord on a free port of 127.0.0.1. */
export async function openDiscord(options: DiscordOptions = {}): Promise<Discord> {
  const patienceMs = options.patienceMs ?? 2000;
  const state = createState(options.now ?? Date.now, options.token);
  for (const guild of options.guilds ?? [{ name: 'Team' }]) addGuild(state, guild);
  const requests: LoggedRequest[] = [];
  const faults = createFaults();
  const rest = createRest({
    state,
    log: requests,
    rateLimits: options.rateLimits ?? {},
    nextFault: faults.next,
  });
  const gateway = createGateway(rest, state, options);
  const endpoint = createEndpoint(state, requests);
  // A crowd's requests must not wait for TCP to try again because too many connections come at once.
  const address = { port: 0, host: '127.0.0.1', backlog: 4096 };
  await new Promise<void>((resolve) => rest.listen(address, resolve));
  state.origin = `http://127.0.0.1:${(rest.address() as AddressInfo).port}`;

  const guild = (name?: string): Guild => {
    const found = [...state.guilds.values()].find((each) => name === undefined || each.name === name);
    if (!found) throw new Error(`There is no guild ${name ?? 'at all'}.`);
    return found;
  };
  const channel = (name?: string, within?: Guild): Channel => {
    const all = [...state.channels.values()].filter(
      (each) => each.guildId && (!within || each.guildId === within.id),
    );
    const found = all.find((each) => name === undefined || each.name === name);
    if (!found)
      throw new Error(
        `There is no channel ${name ?? 'at all'} (there are ${all.map((each) => each.name).join(', ') || 'none'}).`,
      );
    return found;
  };
  const setDenied = (where: Channel, denied: bigint): void => {
    where.denied = denied;
    state.dispatch(channelEvent(state, 'CHANNEL_UPDATE', where));
  };

  const until: Discord['until'] = (probe, what = 'the expected state') =>
    state.changed.until(
      () => probe() || undefined,
      patienceMs,
      () => `Waited ${patienceMs} ms for ${what}, without success.`,
    );

  return {
    ...createPeople(state, requests, patienceMs),
    apiUrl: `${state.origin}/api`,
    token: state.token,
    applicationId: state.applicationId,
    gateway,
    endpoint,
    publicKey: state.publicKey,
    deliverTo: (url) => {
      state.endpoint = url;
    },
    get endpointUrl() {
      return state.endpoint;
    },
    faults,
    requests,
    get guilds() {
      return [...state.guilds.values()];
    },
    guild,
    channel,
    user: (name, more) => addUser(state, name, more),
    owner: ({ ownerId }) => {
      const owner = state.users.get(ownerId);
      if (!owner) throw new Error('The guild has no owner.');
      return owner;
    },
    dm: (user) => dmWith(state, user),
    invalidRequests: () =>
      requests.filter((each) => [401, 403, 429].includes(each.status) && !each.shared).length,
    messages: (where = channel()) => structuredClone(publicMessages(state, where.id)),
    seenBy: (user, where = channel()) =>
      [...state.messages.values()]
        .filter((each) => each.json.channel_id === where.id && (each.onlyFor ?? user.id) === user.id)
        .map((each) => structuredClone(each.json)),
    message: (id) => structuredClone(state.messages.get(id)?.json),
    commands: (within) =>
      structuredClone([...state.commands.values()].filter((each) => each.guild_id === within?.id)),
    online: () => until(() => gateway.connected > 0, 'a bot to connect'),
    until,
    addGuild: (more) => {
      const added = addGuild(state, more);
      for (const user of state.users.keys()) added.members.add(user);
      if (added.present) state.dispatch(guildCreate(state, added));
      return added;
    },
    addChannel: (name, within = guild()) => {
      const added = addChannel(state, within, name);
      state.dispatch(channelEvent(state, 'CHANNEL_CREATE', added));
      return added;
    },
    addForumPost: (name, title, within = guild()) => {
      const forum = addChannel(state, within, name, 15);
      state.dispatch(channelEvent(state, 'CHANNEL_CREATE', forum));
      const post = addThread(state, forum, state.nextId(), title);
      state.dispatch(channelEvent(state, 'THREAD_CREATE', post));
      return post;
    },
    thread: ({ id }) => state.channels.get(id),
    closeThread: (thread, how) => {
      if (!thread.thread) throw new Error(`#${thread.name} is no thread.`);
      thread.thread[how] = true;
      state.dispatch(channelEvent(state, 'THREAD_UPDATE', thread));
    },
    deleteChannel: (gone) => {
      state.channels.delete(gone.id);
      for (const [id, { json }] of state.messages) if (json.channel_id === gone.id) state.messages.delete(id);
      state.dispatch(channelEvent(state, 'CHANNEL_DELETE', gone));
    },
    deleteMessage: (message) => {
      const stored = state.messages.get(message.id);
      if (!stored) throw new Error('The message is already gone.');
      state.messages.delete(message.id);
      if (stored.onlyFor === undefined) state.dispatch(messageDelete(state, stored.json));
    },
    kick: (from) => {
      from.present = false;
      state.dispatch(guildDelete(from, false));
    },
    outage: (where, isOver = false) =>
      state.dispatch(isOver ? guildCreate(state, where) : guildDelete(where, true)),
    deny: (where, ...names) => setDenied(where, where.denied | bits(names)),
    grant: (where, ...names) => {
      where.granted |= bits(names);
    },
    allow: (where, ...names) => setDenied(where, where.denied & ~bits(names)),
    permit: (name, permissions, within = guild()) => {
      const command = [...state.commands.values()].find((each) => each.name === name);
      if (name !== undefined && !command) throw new Error(`The bot has registered no command ${name}.`);
      const id = command?.id ?? state.applicationId;
      state.dispatch(setCommandPermissions(state, within, id, permissions));
    },
    close: async () => {
      gateway.close();
      endpoint.close();
      rest.closeAllConnections();
      await new Promise((resolve) => rest.close(resolve));
    },
  };
}
