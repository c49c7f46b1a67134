import { SocketModeReceiver } from '@slack/bolt';
import { z } from 'zod';
import { isReadable } from './payloads.ts';

type Options = ConstructorParameters<typeof SocketModeReceiver>[0];

/** Creates Bolt's receiver for Socket Mode. It keeps messages from Bolt at which Bolt throws. */
export const createSocketReceiver = (options: Options): SocketModeReceiver => {
  const receiver = new SocketModeReceiver(options);
  const { client } = receiver;
  const listeners = client.listeners('ws_message');
  client.removeAllListeners('ws_message');
  client.on('ws_message', (data: unknown, isBinary: boolean) => {
    const message = isBinary ? undefined : acceptable(String(data));
    if (message !== undefined) for (const listen of listeners) listen(message, isBinary);
  });
  return receiver;
};

const aboutConnection = z.looseObject({ type: z.enum(['hello', 'disconnect']) });
const withId = z.looseObject({ envelope_id: z.string() });
const delivery = z.looseObject({
  type: z.enum(['events_api', 'interactive', 'slash_commands']),
  payload: z.custom(isReadable),
});

/** Returns the message, or an empty one that is only acknowledged, or `undefined` for what can't even be acknowledged. */
const acceptable = (text: string): string | undefined => {
  const message = parsed(text);
  if (aboutConnection.safeParse(message).success) return text;
  const { data: envelope } = withId.safeParse(message);
  if (envelope === undefined || delivery.safeParse(envelope).success) return envelope && text;
  return JSON.stringify({ ...envelope, type: 'interactive', payload: {} });
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
