import { appendFileSync, chmodSync, closeSync, openSync } from 'node:fs';
import type { Logger } from 'pino';
import { z } from 'zod';
import type { Incoming } from './chat/messages.ts';
import type { Handler } from './chat/platform-adapter.ts';
import { SetupError } from './errors.ts';

/** Something that a person did, and when, in epoch milliseconds. */
export interface SavedEvent {
  readonly at: number;
  readonly incoming: Incoming;
}

const onlyOwner = 0o600;

/**
 * Saves every event that the handler gets, one JSON object per line, for a later replay. The file holds what people typed, so
 * only its owner may read it. Throws a SetupError if the file can't be written; later, an event that can't be saved is
 * handled all the same.
 */
export const savingEvents = (handler: Handler, file: string, now: () => number, log: Logger): Handler => {
  try {
    closeSync(openSync(file, 'a', onlyOwner));
    chmodSync(file, onlyOwner);
  } catch (cause) {
    throw new SetupError(`Can't write events to ${file}. Check SAVE_EVENTS.`, { cause });
  }
  return {
    ...handler,
    handle: (incoming) => {
      // With its id, a replay on the same records would take the event for a repeated one.
      const event: SavedEvent = { at: now(), incoming: { ...incoming, id: undefined } };
      try {
        appendFileSync(file, `${JSON.stringify(event)}\n`);
      } catch (err) {
        log.warn({ err }, 'could not save an event');
      }
      return handler.handle(incoming);
    },
  };
};

const person = z.object({
  platform: z.string(),
  workspace: z.string(),
  user: z.string(),
  name: z.string(),
  manager: z.boolean(),
  isGuess: z.literal(true).exactOptional(),
  isGuest: z.literal(true).exactOptional(),
  isEverywhere: z.literal(true).exactOptional(),
});

const place = z.object({
  platform: z.string(),
  workspace: z.string(),
  channel: z.string(),
  name: z.string(),
  obstacle: z.string().exactOptional(),
});

const origin = { sender: person, place };

const savedEvent: z.ZodType<SavedEvent> = z.object({
  at: z.number(),
  incoming: z.discriminatedUnion('kind', [
    z.object({
      ...origin,
      kind: z.literal('command'),
      path: z.string(),
      options: z.record(z.string(), z.string()),
      known: z.record(z.string(), z.string()).exactOptional(),
    }),
    z.object({
      ...origin,
      kind: z.literal('action'),
      action: z.string(),
      known: z.record(z.string(), z.string()).exactOptional(),
    }),
    z.object({ ...origin, kind: z.literal('joined'), scope: z.enum(['workspace', 'channel']) }),
    z.object({ ...origin, kind: z.literal('report'), message: z.string() }),
    z.object({ ...origin, kind: z.literal('arrive') }),
    z.object({ ...origin, kind: z.literal('person'), hasLeft: z.boolean() }),
    z.object({ ...origin, kind: z.literal('overview'), channels: z.array(z.string()).exactOptional() }),
  ]),
});

/** Reads saved events in the order of the file. Throws a SetupError that names the line that can't be read. */
export const readEvents = (text: string): SavedEvent[] =>
  text.split('\n').flatMap((line, index) => {
    if (line.trim() === '') return [];
    try {
      return [savedEvent.parse(JSON.parse(line))];
    } catch (cause) {
      throw new SetupError(`Line ${index + 1} is not a saved event.`, { cause });
    }
  });
