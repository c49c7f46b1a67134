import type { LogLevel, webApi } from '@slack/bolt';
import type { Logger } from 'pino';

type SlackLogger = NonNullable<webApi.WebClientOptions['logger']>;

/**
 * Creates a logger for Bolt and its clients that writes to ours. Only texts and error messages pass, because objects may
 * hold what people wrote. Debug output is dropped, because it holds whole requests.
 */
export const slackLogger = (log: Logger): SlackLogger => ({
  debug: () => {},
  info: (...parts) => log.info(sentence(parts)),
  warn: (...parts) => log.warn(sentence(parts)),
  error: (...parts) => log.error(sentence(parts)),
  setLevel: () => {},
  setName: () => {},
  getLevel: () => 'info' as LogLevel,
});

const sentence = (parts: readonly unknown[]): string =>
  parts
    .flatMap((part) => (typeof part === 'string' ? [part] : part instanceof Error ? [part.message] : []))
    .join(' ')
    // Socket URLs carry a secret ticket.
    .replace(/wss?:\/\/\S+/g, 'the socket');
