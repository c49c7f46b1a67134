import { setTimeout as sleep } from 'node:timers/promises';
import { HTTPReceiver, type webApi } from '@slack/bolt';
import type { Logger } from 'pino';
import type { PlatformAdapter } from '../../../chat/platform-adapter.ts';
import type { Routes } from '../../../chat/routes.ts';
import { UnderWay } from '../../../chat/under-way.ts';
import type { SlackTransport } from '../../../config.ts';
import { SetupError } from '../../../errors.ts';
import { reasonOf } from '../errors.ts';
import type { ProcessEvent } from './guard.ts';
import { createHttpReceiver, eventsPath } from './http-receiver.ts';
import { slackLogger } from './log.ts';
import { createSocketReceiver } from './socket-receiver.ts';

/** How events come from Slack. */
export interface ConnectionOptions {
  readonly transport: SlackTransport;
  readonly clientOptions: webApi.WebClientOptions;
  readonly log: Logger;
  /** Handles an event, whichever workspace it is from. */
  readonly processEvent: ProcessEvent;
}

/** The part of an adapter that receives events. */
export type Connection = Pick<PlatformAdapter, 'ended' | 'close'> & {
  readonly routes?: Routes;
  /** Begins to receive events. Throws a SetupError if it can't. */
  open(): Promise<void>;
};

const stopLimitMs = 5_000;

/** Creates the connection through which the events of all workspaces come. */
export const createConnection = ({
  transport,
  clientOptions,
  log,
  processEvent,
}: ConnectionOptions): Connection => {
  const receiver = receiverFor(transport, clientOptions, log);
  // Bolt's type asks for a whole app, but its receivers need no more than this.
  const underWay = new UnderWay();
  const processing: ProcessEvent = (event) => underWay.until(processEvent(event));
  receiver.init({ processEvent: processing } as unknown as Parameters<typeof receiver.init>[0]);
  const { promise: ended, resolve: end } = Promise.withResolvers<void>();
  let closed: Promise<void> | undefined;
  const close = async (): Promise<void> => {
    end();
    // The HTTP server is not Bolt's to stop. A half-open socket never finishes closing.
    if (!(receiver instanceof HTTPReceiver))
      await Promise.race([receiver.stop(), sleep(stopLimitMs, undefined, { ref: false })]);
    // Slack got its acknowledgement, but people are still waiting for the replies.
    await underWay.finished();
  };
  return {
    ended,
    ...(receiver instanceof HTTPReceiver ? { routes: { [eventsPath]: receiver.requestListener } } : {}),
    open: async () => {
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
