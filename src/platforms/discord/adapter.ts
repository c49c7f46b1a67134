import { OAuth2Scopes, PermissionsBitField, REST, type RESTOptions } from 'discord.js';
import type { Logger } from 'pino';
import { Agent } from 'undici';
import { managing } from '../../chat/commands/managing.ts';
import type { Draw } from '../../chat/picture.ts';
import type { Handler, PlatformAdapter } from '../../chat/platform-adapter.ts';
import { UnderWay } from '../../chat/under-way.ts';
import { explainStart, isLongWait, needed } from './errors.ts';
import { receive } from './inbound.ts';
import { createGateway } from './link/gateway.ts';
import { createHttpLink } from './link/http-link.ts';
import type { Account, Link } from './link/link.ts';
import { type CommandIds, nameOf, registerCommands } from './link/register.ts';
import { createMessages } from './message.ts';
import { discordPlatform } from './outbound.ts';
import { createPromptness } from './promptness.ts';
import { createRights } from './rights/rights.ts';

/** What the Discord adapter needs: credentials, and the services that it uses. */
export interface DiscordOptions {
  readonly token: string;
  /** Set if interactions come as requests signed with this key, in hexadecimal, instead of through the gateway. */
  readonly publicKey?: string | undefined;
  /** Takes the id of such a request. Resolves to false if any process took it before. */
  takeOnce(id: string): Promise<boolean>;
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

/** Connects the bot to Discord. */
export const createDiscord = (options: DiscordOptions): PlatformAdapter => {
  const { token, apiUrl, guildId, draw, log, now, acknowledgeAfterMs = 2_000 } = options;
  const common = { agent: new Agent({ connections }), ...(apiUrl === undefined ? {} : { api: apiUrl }) };
  const posting = new REST({ ...common, rejectOnRateLimit: isLongWait }).setToken(token);
  // Replies to interactions don't count toward the limit for all of a bot's requests.
  const link = linkOf(options, { ...common, globalRequestsPerSecond: Number.POSITIVE_INFINITY });
  const underWay = new UnderWay();
  let account: Account | undefined;
  let ids: CommandIds = new Map();
  let commands: Handler['commands'] = [];
  const messages = createMessages((path) => nameOf(path, commands, ids));

  return {
    platform: discordPlatform(posting, draw, messages, () => account?.user),
    routes: link.routes ?? {},
    connect: async (handler) => {
      const promptness = createPromptness(acknowledgeAfterMs);
      const rights = createRights({ rest: link.rest, log, now, commandId: () => ids.get(managing) });
      const receiver = { directory: link.directory, rights, draw, messages, log, promptness };
      for (const rest of [posting, link.rest]) logRateLimits(rest, log);
      try {
        commands = handler.commands;
        account = await link.open(
          handler,
          (exchange, at, answering) =>
            underWay.until(receive(exchange, at, { ...receiver, handler: answering })),
          rights.forget,
        );
        ids = await registerCommands({ rest: link.rest, account, commands, guildId, log });
        log.info({ invite: inviteOf(account) }, 'connected to Discord; invite the bot with this link');
      } catch (error) {
        await link.close();
        throw explainStart(error);
      }
    },
    refresh: async () => link.refresh?.(),
    ended: link.ended,
    close: async () => {
      await link.close();
      await underWay.finished();
    },
  };
};

const linkOf = (
  { publicKey, token, log, now, takeOnce }: DiscordOptions,
  rest: Partial<RESTOptions>,
): Link =>
  publicKey === undefined
    ? createGateway({ token, rest, log, now })
    : createHttpLink({ publicKey, takeOnce, token, rest, log, now });

const logRateLimits = (rest: REST, log: Logger): void => {
  rest.on('rateLimited', ({ route, timeToReset }) =>
    log.debug({ route, timeToReset }, 'rate limited by Discord'),
  );
};

const inviteOf = ({ application }: Account): string => {
  const query = new URLSearchParams({
    client_id: application,
    scope: [OAuth2Scopes.Bot, OAuth2Scopes.ApplicationsCommands].join(' '),
    permissions: new PermissionsBitField([...needed]).bitfield.toString(),
  });
  return `https://discord.com/oauth2/authorize?${query}`;
};
