import { splitActionId } from '../chat/action-codec.ts';
import type { Incoming, Reply } from '../chat/messages.ts';
import { recallAll } from '../chat/recall.ts';
import { DatabaseAway } from '../errors.ts';
import type { GatheredHandler, Press } from '../features/feature.ts';
import { unknownButton } from '../features/refusals.ts';
import { workOn } from './context.ts';
import { failed } from './dispatch.ts';
import type { Services } from './services.ts';
import type { Records } from './store.ts';
import { actions } from './tables.ts';

/** A button press with the time at which it was received. */
export type Pressed = Extract<Incoming, { kind: 'action' }> & { readonly at: number };

/** Returns whether an input is answered together with others. */
export const isGathered = (incoming: Incoming): incoming is Extract<Incoming, { kind: 'action' }> =>
  incoming.kind === 'action' && handlerOf(incoming) !== undefined;

/**
 * Answers presses in one transaction. If that fails, it answers each half of them, so that one press that can't be
 * answered does not spoil the others.
 */
export const answerTogether = async (
  pressed: readonly Pressed[],
  services: Services,
): Promise<readonly Reply[]> => {
  const [first] = pressed;
  if (first === undefined) return [];
  const began = performance.now();
  try {
    const replies = await services.store.transaction((records) => replyToAll(pressed, records, services));
    services.log.debug({ presses: pressed.length, ms: Math.round(performance.now() - began) }, 'answered');
    return replies;
  } catch (error) {
    if (pressed.length === 1 || error instanceof DatabaseAway) {
      const reply = failed(error, first, services, pressed.length);
      return pressed.map(() => reply);
    }
    const middle = Math.ceil(pressed.length / 2);
    const before = await answerTogether(pressed.slice(0, middle), services);
    return [...before, ...(await answerTogether(pressed.slice(middle), services))];
  }
};

const handlerOf = ({ action }: Pick<Pressed, 'action'>): GatheredHandler<Records> | undefined => {
  const { kind } = splitActionId(action);
  const handler = Object.hasOwn(actions, kind) ? actions[kind] : undefined;
  return typeof handler === 'object' ? handler : undefined;
};

const replyToAll = async (
  pressed: readonly Pressed[],
  records: Records,
  services: Services,
): Promise<readonly Reply[]> => {
  const recalled = await recallAll(pressed, records.acquaintances);
  const zones = await records.channels.timezones(recalled.map(({ channel }) => channel));
  const presses = pressed.map(({ action, at }, index) => ({
    ...recalled[index],
    texts: splitActionId(action).texts,
    at,
    timezone: zones[index] ?? services.runtime.timezone,
  })) as readonly Press[];
  const replies: Reply[] = [];
  for (const [handler, indexes] of Map.groupBy(pressed.keys(), (index) =>
    handlerOf(pressed[index] as Pressed),
  )) {
    const some = indexes.map((index) => presses[index] as Press);
    const found = (await handler?.together(some, workOn(records, services))) ?? [];
    for (const [place, index] of indexes.entries()) replies[index] = found[place] ?? unknownButton;
  }
  return replies;
};
