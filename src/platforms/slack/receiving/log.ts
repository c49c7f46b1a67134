import type { LogLevel, webApi } from '@slack/bolt';
import type { Logger } from 'pino';
import { withoutSecrets } from '../../../log-errors.ts';

type SlackLogger = NonNullable<webApi.WebClientOptions['logger']>;

/**
 * Creates a logger for Bolt and its clients that writes to ours. Only texts pass, because objects may hold what people
 * wrote, and errors as our log describes them. Debug output is dropped, because it holds whole requests.
 */
export const slackLogger = (log: Logger): SlackLogger => ({
  debug: () => {},
  info: (...parts) => log.info(errorIn(parts), sentence(parts)),
  warn: (...parts) => log.warn(errorIn(parts), sentence(parts)),
  error: (...parts) => log.error(errorIn(parts), sentence(parts)),
  setLevel: () => {},
  setName: () => {},
  getLevel: () => 'info' as LogLevel,
});

const errorIn = (parts: readonly unknown[]): { readonly err?: Error } => {
  const err = parts.find((part) => part instanceof Error);
  return err === undefined ? {} : { err };
};

const sentence = (parts: readonly unknown[]): string =>
  withoutSecrets(
    parts
      .filter((part) => typeof part === 'string')
      .join(' ')
      // The message of an error that a handler threw could repeat what somebody typed.
      .replace(/\([^)]*\berror: [\s\S]*/, ''),
  );
