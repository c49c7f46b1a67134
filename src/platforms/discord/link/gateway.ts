import {
  Client,
  Events,
  GatewayDispatchEvents,
  GatewayIntentBits,
  Options,
  type RESTOptions,
} from 'discord.js';
import type { Logger } from 'pino';
import { createDeduplicator } from '../../../chat/event-deduplicator.ts';
import type { Handler } from '../../../chat/platform-adapter.ts';
import { announceArrivals } from '../arrivals.ts';
import { directoryOf } from './directory.ts';
import { type Act, openExchange } from './exchange.ts';
import type { Link } from './link.ts';

/** What the gateway needs. */
export interface GatewayOptions {
  readonly token: string;
  readonly rest: Partial<RESTOptions>;
  readonly log: Logger;
  /** Epoch milliseconds. */
  now(): number;
}

/** How often people are forgotten who did something, in seconds. */
const sweepS = 300;

/** Creates the link through one client with as many shards as Discord wants. */
export const createGateway = ({ token, rest, log, now }: GatewayOptions): Link => {
  const forgettingOthers = {
    interval: sweepS,
    filter:
      () =>
      ({ id }: { readonly id: string }) =>
        id !== client.user?.id,
  };
  const client: Client = new Client({
    intents: [GatewayIntentBits.Guilds],
    shards: 'auto',
    // The library would keep everybody who ever pressed a button, with their names.
    sweepers: {
      ...Options.DefaultSweeperSettings,
      guildMembers: forgettingOthers,
      users: forgettingOthers,
    },
    allowedMentions: { parse: [] },
    rest,
  });
  const { promise: ended, resolve: end } = Promise.withResolvers<void>();
  return {
    rest: client.rest,
    directory: directoryOf(client),
    open: async (handler, receive, forgetRights) => {
      const isFirst = createDeduplicator(Date.now);
      client.ws.on(GatewayDispatchEvents.InteractionCreate, (act: Act) => {
        const at = now();
        // The library first takes note of the sender and the channel.
        if (isFirst(act.id)) queueMicrotask(() => receive(openExchange(client.rest, act), at, handler));
      });
      // discord.js reconnects by itself. It gives up only if Discord won't let this bot connect again.
      client.on(Events.ShardDisconnect, ({ code }, shard) => {
        log.fatal({ code, shard }, 'Discord closed the connection for good; check DISCORD_TOKEN');
        end();
      });
      client.on(Events.ApplicationCommandPermissionsUpdate, ({ guildId }) => forgetRights(guildId));
      listen(client, handler, log);
      announceArrivals(client, handler, log);
      const ready = new Promise<Client<true>>((resolve) => client.once(Events.ClientReady, resolve));
      await client.login(token);
      const { application, user } = await ready;
      return { application: application.id, user: user.id };
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
