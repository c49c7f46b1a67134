import type { LogLevel, webApi } from '@slack/bolt';
import type { Logger } from 'pino';

type SlackLogger = NonNullable<webApi.WebClientOptions['logger']>;

/** Lets Bolt and its clients write to our log. Only sentences and errors pass: objects may hold what people wrote. */
export const slackLogger = (log: Logger): SlackLogger => ({
  debug: (...services) => log.debug(sentence(services)),
  info: (...services) => log.info(sentence(services)),
  warn: (...services) => log.warn(sentence(services)),
  error: (...services) => log.error(sentence(services)),
  setLevel: () => {},
  setName: () => {},
  getLevel: () => 'info' as LogLevel,
});

const sentence = (services: readonly unknown[]): string =>
  services
    .flatMap((part) => (typeof part === 'string' ? [part] : part instanceof Error ? [part.message] : []))
    .join(' ')
    // Socket addresses carry a ticket.
    .replace(/wss?:\/\/\S+/g, 'the socket');
