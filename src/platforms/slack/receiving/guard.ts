import type { App, Receiver } from '@slack/bolt';
import type { Logger } from 'pino';
import { isReadable } from './payloads.ts';

const receivedKey = 'receivedAt';

/** Returns when the event of a listener's context was received, in epoch milliseconds. */
export const receivedAt = (context: StringIndexed): number | undefined => {
  const at: unknown = context[receivedKey];
  return typeof at === 'number' ? at : undefined;
};

type StringIndexed = Readonly<Record<string, unknown>>;

/** Handles an event in the form in which a receiver passes it on. */
export type ProcessEvent = Parameters<Receiver['init']>[0]['processEvent'];

/** An event in the form in which a receiver passes it on. */
export type ReceiverEvent = Parameters<ProcessEvent>[0];

/**
 * Keeps from Bolt what none of our listeners can read: it would throw, or leave it unacknowledged. Everything is
 * acknowledged, or Slack would send it again. Notes when each event was received, for {@link receivedAt}.
 */
export const guard = (app: App, log: Logger, now: () => number): void => {
  const processEvent = app.processEvent.bind(app);
  app.processEvent = async (event: ReceiverEvent) => {
    const customProperties = { ...event.customProperties, [receivedKey]: now() };
    let isAcknowledged = false;
    const ack: ReceiverEvent['ack'] = async (response) => {
      isAcknowledged = true;
      await event.ack(response);
    };
    if (isReadable(event.body)) {
      await processEvent({ ...event, ack, customProperties }).catch((err) =>
        log.warn({ err }, 'could not read an event'),
      );
    } else {
      log.info('ignored an event that nothing here reads');
    }
    if (!isAcknowledged) await event.ack();
  };
};
