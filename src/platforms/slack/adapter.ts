import { setTimeout as sleep } from 'node:timers/promises';
import { App, HTTPReceiver, webApi } from '@slack/bolt';
import type { Logger } from 'pino';
import { createDeduplicator } from '../../chat/event-deduplicator.ts';
import type { Draw } from '../../chat/picture.ts';
import type { PlatformAdapter } from '../../chat/platform-adapter.ts';
import type { SlackManagers, SlackTransport } from '../../config.ts';
import { SetupError } from '../../errors.ts';
import { createKnownChannels, createNameOfChannel, placeIn } from './channels.ts';
import { createEnter } from './entering.ts';
import { codeOf } from './errors.ts';
import { guard } from './guard.ts';
import { createHome } from './home.ts';
import { createHttpReceiver, eventsPath } from './http-receiver.ts';
import { createImageUploads } from './image-uploads.ts';
import { receive } from './inbound.ts';
import { slackLogger } from './log.ts';
import { createNameMentions } from './mentions.ts';
import { slackPlatform } from './outbound.ts';
import { createPeople } from './people.ts';
import { createSendReply } from './reply.ts';
import { createSendCard } from './send-card.ts';
import { createSocketReceiver } from './socket-receiver.ts';

/** What the Slack adapter needs: credentials, and the services that it uses. */
export interface SlackOptions {
  readonly botToken: string;
  readonly transport: SlackTransport;
  /** Base URL of the Web API, with a trailing slash. Defaults to Slack's own. */
  readonly apiUrl?: string | undefined;
  readonly managers: SlackManagers;
  readonly draw: Draw;
  readonly log: Logger;
  /** Epoch milliseconds. */
  now(): number;
  /** How long a reply to a modal or a menu may take, in milliseconds. Defaults to 2,000. */
  readonly replyLimitMs?: number;
  /** Resolves after this many milliseconds. Defaults to the real clock. */
  readonly pause?: (ms: number) => Promise<void>;
}

/** A call that takes longer has failed, so the bot never waits forever for a post. */
const timeoutMs = 30_000;
const stopLimitMs = 5_000;

/** Creates the adapter for the workspace of the token. Throws a SetupError if Slack refuses the token or can't be reached. */
export const createSlack = async (options: SlackOptions): Promise<PlatformAdapter> => {
  const log = options.log.child({ platform: 'slack' });
  const clientOptions: webApi.WebClientOptions = {
    ...(options.apiUrl === undefined ? {} : { slackApiUrl: options.apiUrl }),
    logger: slackLogger(log),
    // The client never retries, because it can't know what is safe to repeat: a post whose response was lost would
    // appear twice.
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
    // The token was checked already; checking it again for every event would only cost time.
    authorize: async () => ({ ...self, botToken: options.botToken, teamId: workspace }),
  });
  guard(app, log, options.now);
  const isNew = createDeduplicator(options.now);
  const { lookUp, glance, forget } = createPeople({
    client,
    workspace,
    managers: options.managers,
    log,
    now: options.now,
  });
  const placeOf = placeIn(workspace);
  const channels = createKnownChannels({ client, log, now: options.now });
  const pause = options.pause ?? ((ms: number) => sleep(ms));
  const show = createSendCard(createImageUploads({ client, draw: options.draw, log }), pause);
  const { promise: ended, resolve: end } = Promise.withResolvers<void>();
  let closed: Promise<void> | undefined;
  const close = async (): Promise<void> => {
    end();
    // The HTTP server is not Bolt's to stop.
    if (receiver instanceof HTTPReceiver) return;
    // A half-open socket never finishes closing.
    await Promise.race([app.stop(), sleep(stopLimitMs, undefined, { ref: false })]);
  };
  return {
    platform: slackPlatform(client, workspace, show, log, channels),
    ended,
    ...(receiver instanceof HTTPReceiver ? { routes: { [eventsPath]: receiver.requestListener } } : {}),
    connect: async (handler) => {
      receive(app, {
        handler,
        workspace,
        log,
        isNew,
        replyLimitMs: options.replyLimitMs ?? 2_000,
        lookUp,
        glance,
        forget,
        nameMentions: createNameMentions(lookUp, createNameOfChannel({ client, log })),
        placeOf,
        deliver: createSendReply({ client, log, pause }, show),
        channels,
        enter: createEnter({ client, log }),
        showHome: createHome({ client, handler, workspace, log, lookUp, placeOf }),
      });
      if (receiver instanceof HTTPReceiver) return;
      await app.start().catch((error: unknown) => {
        throw new SetupError(
          `Slack: could not start listening (${reasonOf(error)}). Check SLACK_APP_TOKEN: it starts with xapp- and needs the scope connections:write.`,
        );
      });
    },
    // A second call waits for the first one.
    close: () => {
      closed ??= close();
      return closed;
    },
  };
};

const receiverFor = (transport: SlackTransport, clientOptions: webApi.WebClientOptions, log: Logger) =>
  transport.kind === 'socket'
    ? createSocketReceiver({
        appToken: transport.appToken,
        logger: slackLogger(log),
        // Retries forever: opening a socket is safe to repeat, and without one the bot hears nothing.
        installerOptions: {
          clientOptions: {
            ...clientOptions,
            retryConfig: { forever: true, maxTimeout: 30_000 },
            rejectRateLimitedCalls: false,
          },
        },
      })
    : createHttpReceiver({
        signingSecret: transport.signingSecret,
        logger: slackLogger(log),
      });

const whoAmI = async (client: webApi.WebClient) => {
  try {
    const { team_id, user_id, bot_id } = await client.auth.test();
    if (!team_id || !user_id) throw new Error('Slack named no workspace');
    return { workspace: team_id, bot: { botUserId: user_id, ...(bot_id ? { botId: bot_id } : {}) } };
  } catch (error) {
    const hint =
      error instanceof webApi.WebAPIPlatformError
        ? 'SLACK_BOT_TOKEN was not accepted. Copy the Bot User OAuth Token from the app’s OAuth & Permissions page.'
        : 'Slack could not be reached. Check the network and SLACK_API_URL.';
    throw new SetupError(`Slack: ${hint} (${reasonOf(error)})`, { cause: error });
  }
};

const reasonOf = (error: unknown): string =>
  codeOf(error) ?? (error instanceof Error ? error.message : 'no answer');
