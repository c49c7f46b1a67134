import {
  Client,
  Events,
  GatewayDispatchEvents,
  GatewayIntentBits,
  OAuth2Scopes,
  Options,
  PermissionsBitField,
  REST,
  Routes,
} from 'discord.js';
import type { Logger } from 'pino';
import { Agent } from 'undici';
import type { CommandDeclaration } from '../../chat/commands/command.ts';
import { createDeduplicator } from '../../chat/event-deduplicator.ts';
import type { Draw } from '../../chat/picture.ts';
import type { Handler, PlatformAdapter } from '../../chat/platform-adapter.ts';
import { directoryOf } from './directory.ts';
import { explainStart, isLongWait, needed } from './errors.ts';
import { type Act, openExchange } from './exchange.ts';
import { receive } from './inbound.ts';
import { discordPlatform } from './outbound.ts';
import { createPromptness } from './promptness.ts';
import { isRegistered, registrations } from './registration.ts';

/** What the Discord adapter needs: credentials, and the services that it uses. */
export interface DiscordOptions {
  readonly token: string;
  /** Base URL of the REST API without the version, as in `http://host:port/api`. Defaults to Discord's own. */
  readonly apiUrl?: string | undefined;
  /** For development: registers commands in this server only, where changes show up at once. */
  readonly guildId?: string | undefined;
  readonly draw: Draw;
  readonly log: Logger;
  /** Epoch milliseconds. */
  now(): number;
  /** How long a reply may take before it is announced to Discord, in milliseconds. Defaults to 2,000. */
  readonly acknowledgeAfterMs?: number;
}

/** How many requests are on their way to Discord at most. By default, each would open a connection of its own in a crowd. */
const connections = 128;
/** How often people are forgotten who did something, in seconds. */
const sweepS = 300;

/** Connects the bot to Discord, through one client with as many shards as Discord wants. */
export const createDiscord = ({
  token,
  apiUrl,
  guildId,
  draw,
  log,
  now,
  acknowledgeAfterMs = 2_000,
}: DiscordOptions): PlatformAdapter => {
  const common = { agent: new Agent({ connections }), ...(apiUrl === undefined ? {} : { api: apiUrl }) };
  const posting = new REST({ ...common, rejectOnRateLimit: isLongWait }).setToken(token);
  const client: Client = new Client({
    intents: [GatewayIntentBits.Guilds],
    shards: 'auto',
    // The library would keep everybody who ever pressed a button, with their names.
    sweepers: {
      ...Options.DefaultSweeperSettings,
      guildMembers: {
        interval: sweepS,
        filter:
          () =>
          ({ id }) =>
            id !== client.user?.id,
      },
      users: {
        interval: sweepS,
        filter:
          () =>
          ({ id }) =>
            id !== client.user?.id,
      },
    },
    allowedMentions: { parse: [] },
    // Replies to interactions don't count toward the limit for all of a bot's requests.
    rest: { ...common, globalRequestsPerSecond: Number.POSITIVE_INFINITY },
  });
  const { promise: ended, resolve: end } = Promise.withResolvers<void>();

  return {
    platform: discordPlatform(posting, draw, () => client.user?.id),
    connect: async (handler) => {
      const isFirst = createDeduplicator(Date.now);
      const promptness = createPromptness(acknowledgeAfterMs);
      const receiver = { handler, directory: directoryOf(client), draw, log, promptness };
      client.ws.on(GatewayDispatchEvents.InteractionCreate, (act: Act) => {
        const at = now();
        // The library first takes note of the sender and the channel.
        if (isFirst(act.id)) queueMicrotask(() => receive(openExchange(client.rest, act), at, receiver));
      });
      // discord.js reconnects by itself. It gives up only if Discord won't let this bot connect again.
      client.on(Events.ShardDisconnect, ({ code }, shard) => {
        log.fatal({ code, shard }, 'Discord closed the connection for good; check DISCORD_TOKEN');
        end();
      });
      listen(client, handler, log);
      for (const rest of [posting, client.rest]) logRateLimits(rest, log);
      const ready = new Promise<Client<true>>((resolve) => client.once(Events.ClientReady, resolve));
      try {
        await client.login(token);
        const readyClient = await ready;
        await registerCommands(readyClient, handler.commands, guildId, log);
        log.info({ invite: inviteOf(readyClient) }, 'connected to Discord; invite the bot with this link');
      } catch (error) {
        await client.destroy();
        throw explainStart(error);
      }
    },
    ended,
    close: async () => {
      await client.destroy();
      end();
    },
  };
};

const listen = (client: Client, handler: Handler, log: Logger): void => {
  client.on(Events.GuildDelete, ({ id }) => {
    handler
      .left('discord', id)
      .catch((error) => log.error({ err: error }, 'could not stop the schedules of a server'));
  });
  client.on(Events.Error, (error) => log.error({ err: error }, 'Discord client error'));
  client.on(Events.ShardError, (error, shard) => log.warn({ err: error, shard }, 'Discord connection error'));
  client.on(Events.ShardReconnecting, (shard) => log.info({ shard }, 'reconnecting to Discord'));
  client.on(Events.ShardResume, (shard) => log.info({ shard }, 'resumed the connection to Discord'));
};

const logRateLimits = (rest: REST, log: Logger): void => {
  rest.on('rateLimited', ({ route, timeToReset }) =>
    log.debug({ route, timeToReset }, 'rate limited by Discord'),
  );
};

const registerCommands = async (
  client: Client<true>,
  commands: readonly CommandDeclaration[],
  guildId: string | undefined,
  log: Logger,
): Promise<void> => {
  const route =
    guildId === undefined
      ? Routes.applicationCommands(client.application.id)
      : Routes.applicationGuildCommands(client.application.id, guildId);
  const wanted = registrations(commands);
  if (isRegistered(wanted, (await client.rest.get(route)) as object[])) return;
  await client.rest.put(route, { body: wanted });
  log.info({ commands: wanted.length }, 'registered the commands');
};

const inviteOf = (client: Client<true>): string =>
  client.generateInvite({
    scopes: [OAuth2Scopes.Bot, OAuth2Scopes.ApplicationsCommands],
    permissions: new PermissionsBitField([...needed]),
  });
