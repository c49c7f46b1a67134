import { setTimeout as sleep } from 'node:timers/promises';
import { HTTPReceiver, webApi } from '@slack/bolt';
import type { Logger } from 'pino';
import type { PlatformAdapter } from '../../chat/platform-adapter.ts';
import type { SlackTransport } from '../../config.ts';
import { SetupError } from '../../errors.ts';
import { codeOf } from './errors.ts';
import type { ProcessEvent } from './guard.ts';
import { createHttpReceiver, eventsPath } from './http-receiver.ts';
import { slackLogger } from './log.ts';
import { createSocketReceiver } from './socket-receiver.ts';
import { type Access, openWorkspace, type WorkspaceOptions } from './workspace.ts';

/** What the Slack adapter needs: credentials, and the services that it uses. */
export interface SlackOptions extends Omit<WorkspaceOptions, 'clientOptions'> {
  readonly botToken: string;
  readonly transport: SlackTransport;
  /** Base URL of the Web API, with a trailing slash. Defaults to Slack's own. */
  readonly apiUrl?: string | undefined;
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
  const access = await accessOf(options.botToken, clientOptions);
  const workspace = openWorkspace(access, { ...options, clientOptions, log });
  const receiver = receiverFor(options.transport, clientOptions, log);
  passOn(receiver, workspace.processEvent);
  const { promise: ended, resolve: end } = Promise.withResolvers<void>();
  let closed: Promise<void> | undefined;
  const close = async (): Promise<void> => {
    end();
    // The HTTP server is not Bolt's to stop.
    if (receiver instanceof HTTPReceiver) return;
    // A half-open socket never finishes closing.
    await Promise.race([receiver.stop(), sleep(stopLimitMs, undefined, { ref: false })]);
  };
  return {
    platform: workspace.platform,
    ended,
    ...(receiver instanceof HTTPReceiver ? { routes: { [eventsPath]: receiver.requestListener } } : {}),
    connect: async (handler) => {
      workspace.listen(handler);
      if (receiver instanceof HTTPReceiver) return;
      await receiver.start().catch((error: unknown) => {
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

type AnyReceiver = ReturnType<typeof receiverFor>;

/** Has a receiver pass its events on. Bolt's type asks for a whole app, but its receivers need no more than this. */
const passOn = (receiver: AnyReceiver, processEvent: ProcessEvent): void =>
  receiver.init({ processEvent } as unknown as Parameters<AnyReceiver['init']>[0]);

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

const accessOf = async (botToken: string, options: webApi.WebClientOptions): Promise<Access> => {
  try {
    const { team_id, user_id, bot_id } = await new webApi.WebClient(botToken, options).auth.test();
    if (!team_id || !user_id) throw new Error('Slack named no workspace');
    return { workspace: team_id, botToken, botUserId: user_id, ...(bot_id ? { botId: bot_id } : {}) };
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
