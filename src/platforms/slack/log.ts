import type { LogLevel, webApi } from '@slack/bolt';
import type { Logger } from 'pino';

type SlackLogger = NonNullable<webApi.WebClientOptions['logger']>;

/**
 * Lets Bolt and its clients write to our log. Only sentences and errors pass, because objects may hold what people wrote, and
 * nothing of what is for debugging, because that holds whole requests.
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
    // Socket addresses carry a ticket.
    .replace(/wss?:\/\/\S+/g, 'the socket');
