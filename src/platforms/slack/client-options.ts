import type { webApi } from '@slack/bolt';
import type { Logger } from 'pino';
import { slackLogger } from './receiving/log.ts';

/** A call that takes longer has failed, so the bot never waits forever for a post. */
const timeoutMs = 30_000;

/** Builds the options of all clients of the Web API. */
export const clientOptionsFor = (apiUrl: string | undefined, log: Logger): webApi.WebClientOptions => ({
  ...(apiUrl === undefined ? {} : { slackApiUrl: apiUrl }),
  logger: slackLogger(log),
  // The client never retries, because it can't know what is safe to repeat: a post whose response was lost would
  // appear twice.
  retryConfig: { retries: 0 },
  rejectRateLimitedCalls: true,
  timeout: timeoutMs,
});
