import type { AllMiddlewareArgs, AnyMiddlewareArgs } from '@slack/bolt';
import type { Logger } from 'pino';
import type { IsFirst } from '../../../chat/event-deduplicator.ts';
import { eventIdOf } from './event-id.ts';

/** What it takes to know an event again. */
interface Seen {
  readonly isNew: IsFirst;
  readonly log: Logger;
}

/** Drops events that came before. They are acknowledged all the same, or Slack would send them again. */
export const onlyOnce = async (
  args: AnyMiddlewareArgs & AllMiddlewareArgs,
  { isNew, log }: Seen,
): Promise<void> => {
  const id = eventIdOf(args.body);
  if (id === undefined || isNew(id)) return args.next();
  log.info({ id }, 'ignored a repeated event');
  if ('ack' in args && typeof args.ack === 'function') await args.ack();
};
