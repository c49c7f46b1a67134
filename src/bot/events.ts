import { splitActionId } from '../chat/action-codec.ts';
import type { Incoming } from '../chat/messages.ts';
import type { TakenEvents } from '../chat/taken-events.ts';
import { type NightHandler, removing } from '../features/feature.ts';
import { repeatable } from './tables.ts';

const keptMs = 24 * 3_600_000;

/**
 * Returns the id that an input must take before it has any effect; `undefined` if it needs none. All commands and buttons
 * need one, because another process may get the same event, except those that their features call repeatable. The other
 * kinds of inputs only show something.
 */
export const idToTake = (incoming: Incoming): string | undefined => {
  if (incoming.kind === 'command') return repeatable.has(incoming.path) ? undefined : incoming.id;
  if (incoming.kind !== 'action') return undefined;
  return repeatable.has(splitActionId(incoming.action).kind) ? undefined : incoming.id;
};

/** Removes the ids of events that are older than a day: platforms stop sending an event again within hours. */
export const forgetEvents: NightHandler<{ readonly takenEvents: TakenEvents }> = removing(
  (limit, { records, now }) => records.takenEvents.removeOld(now - keptMs, limit),
);
