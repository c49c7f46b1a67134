import type { App, Receiver } from '@slack/bolt';
import type { Logger } from 'pino';
import { isReadable } from './payloads.ts';

type ReceiverEvent = Parameters<Parameters<Receiver['init']>[0]['processEvent']>[0];

/**
 * Keeps from Bolt what none of our listeners can read: it would throw, or leave it unacknowledged. Everything is
 * acknowledged, or Slack would send it again.
 */
export const guard = (app: App, log: Logger): void => {
  const processEvent = app.processEvent.bind(app);
  app.processEvent = async (event: ReceiverEvent) => {
    let isAcknowledged = false;
    const ack: ReceiverEvent['ack'] = async (response) => {
      isAcknowledged = true;
      await event.ack(response);
    };
    if (isReadable(event.body)) {
      await processEvent({ ...event, ack }).catch((err) => log.warn({ err }, 'could not read an event'));
    } else {
      log.info('ignored an event that nothing here reads');
    }
    if (!isAcknowledged) await event.ack();
  };
};
