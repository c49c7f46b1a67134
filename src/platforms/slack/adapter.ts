import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { App, HTTPReceiver, SocketModeReceiver, webApi } from '@slack/bolt';
import type { Logger } from 'pino';
import { createDeduplicator } from '../../chat/event-deduplicator.ts';
import type { Draw } from '../../chat/picture.ts';
import type { PlatformAdapter } from '../../chat/platform-adapter.ts';
import type { SlackManagers, SlackTransport } from '../../config.ts';
import { SetupError } from '../../errors.ts';
import { createInspectChannel, placeIn } from './channels.ts';
import { codeOf } from './errors.ts';
import { createHome } from './home.ts';
import { createImageUploads } from './image-uploads.ts';
import { receive } from './inbound.ts';
import { slackLogger } from './log.ts';
import { slackPlatform } from './outbound.ts';
import { createPeople } from './people.ts';
import { createSendReply } from './reply.ts';
import { createSendCard } from './send-card.ts';

export interface SlackOptions {
  readonly botToken: string;
  readonly transport: SlackTransport;
  /** The Web API's base with its trailing slash; Slack's own if left out. */
  readonly apiUrl?: string | undefined;
  readonly managers: SlackManagers;
  readonly draw: Draw;
  readonly log: Logger;
  /** Epoch milliseconds. */
  now(): number;
  /** How long an answer to a modal or a menu may take; 2,000 ms if left out. */
  readonly patienceMs?: number;
  /** Resolves after so many milliseconds; by the real clock if left out. */
  readonly pause?: (ms: number) => Promise<void>;
}

/** A face of the bot in one workspace. */
export interface Slack extends PlatformAdapter {
  /** Where requests are taken, once connected; nothing in Socket Mode. */
  readonly port: number | undefined;
}

/** A call without an answer by then has failed, so that no post is waited for forever. */
const timeoutMs = 30_000;
const goodbyeMs = 5_000;

/** Finds out which workspace the token is for. A token that is not good is said to whoever runs this. */
export const createSlack = async (options: SlackOptions): Promise<Slack> => {
  const log = options.log.child({ platform: 'slack' });
  const clientOptions: webApi.WebClientOptions = {
    ...(options.apiUrl === undefined ? {} : { slackApiUrl: options.apiUrl }),
    logger: slackLogger(log),
    // Repeating is for whoever knows whether it may be repeated: a post whose answer was lost would be made twice.
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: timeoutMs,
  };
  const client = new webApi.WebClient(options.botToken, clientOptions);
  const { workspace, bot: self } = await whoAmI(client);
  const receiver = receiverFor(options.transport, clientOptions, log);
  const app = new App({
    receiver,
    clientOptions,
    logger: slackLogger(log),
    convoStore: false,
    // The token is known to be good; asking again at every event would only cost time.
    authorize: async () => ({ ...self, botToken: options.botToken, teamId: workspace }),
  });
  const isNew = createDeduplicator(options.now);
  const lookUp = createPeople({ client, workspace, managers: options.managers, log, now: options.now });
  const placeOf = placeIn(workspace);
  const pause = options.pause ?? ((ms: number) => sleep(ms));
  const show = createSendCard(createImageUploads({ client, draw: options.draw, log }), pause);
  let server: Server | undefined;
  const { promise: ended, resolve: end } = Promise.withResolvers<void>();
  let closed: Promise<void> | undefined;
  const close = async (): Promise<void> => {
    end();
    server?.closeIdleConnections();
    // A socket that is half open says no goodbye.
    await Promise.race([app.stop(), sleep(goodbyeMs, undefined, { ref: false })]);
  };
  return {
    platform: slackPlatform(client, workspace, show, log),
    ended,
    connect: async (handler) => {
      receive(app, {
        handler,
        workspace,
        log,
        isNew,
        patienceMs: options.patienceMs ?? 2_000,
        lookUp,
        placeOf,
        deliver: createSendReply({ client, log, pause }, show),
        inspectChannel: createInspectChannel({ client, log, now: options.now }),
        showHome: createHome({ client, handler, workspace, log, lookUp, placeOf }),
      });
      const started: unknown = await app.start().catch((error: unknown) => {
        throw new SetupError(
          `Slack: could not begin to listen (${reasonOf(error)}). ${hints[options.transport.kind]}`,
        );
      });
      if (receiver instanceof HTTPReceiver) server = started as Server;
    },
    // Closing twice is closing once.
    close: () => {
      closed ??= close();
      return closed;
    },
    get port() {
      return (server?.address() as AddressInfo | null | undefined)?.port;
    },
  };
};

const receiverFor = (transport: SlackTransport, clientOptions: webApi.WebClientOptions, log: Logger) =>
  transport.kind === 'socket'
    ? new SocketModeReceiver({
        appToken: transport.appToken,
        logger: slackLogger(log),
        // Opening a socket may be repeated as often as it takes; giving up would leave the bot deaf.
        installerOptions: {
          clientOptions: {
            ...clientOptions,
            retryConfig: { forever: true, maxTimeout: 30_000 },
            rejectRateLimitedCalls: false,
          },
        },
      })
    : new HTTPReceiver({
        signingSecret: transport.signingSecret,
        port: transport.port,
        logger: slackLogger(log),
      });

const whoAmI = async (client: webApi.WebClient) => {
  try {
    const { team_id, user_id, bot_id } = await client.auth.test();
    if (!team_id || !user_id) throw new Error('no workspace was named');
    return { workspace: team_id, bot: { botUserId: user_id, ...(bot_id ? { botId: bot_id } : {}) } };
  } catch (error) {
    const hint =
      error instanceof webApi.WebAPIPlatformError
        ? 'SLACK_BOT_TOKEN was not accepted. It is the Bot User OAuth Token, on the app’s page OAuth & Permissions.'
        : 'Slack could not be reached. Check the network and SLACK_API_URL.';
    throw new SetupError(`Slack: ${hint} (${reasonOf(error)})`, { cause: error });
  }
};

const hints = {
  socket: 'Check SLACK_APP_TOKEN: it begins with xapp- and needs the scope connections:write.',
  http: 'Check PORT: another program may listen there.',
} as const;

const reasonOf = (error: unknown): string =>
  codeOf(error) ?? (error instanceof Error ? error.message : 'no answer');
