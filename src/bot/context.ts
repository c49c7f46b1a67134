import type { Incoming } from '../chat/messages.ts';
import { recall } from '../chat/recall.ts';
import type { Context, Work } from '../features/feature.ts';
import { fullQueue } from '../features/limits.ts';
import type { Services } from './services.ts';
import type { Records } from './store.ts';

/** Builds what the handlers of timers, posts and bot start work with, inside a transaction. */
export const workOn = (
  records: Records,
  { bank, runtime, ignoreRoundsThrough }: Services,
): Work<Records> => ({
  records,
  bank,
  now: runtime.now(),
  seed: () => runtime.seed(),
  ignoreRoundsThrough,
});

/** Builds what the handler of an input works with. What is known of the sender and the channel is brought up to date. */
export const contextOf = async (
  incoming: Incoming,
  records: Records,
  services: Services,
): Promise<Context<Records>> => {
  const { kind, place } = incoming;
  const { runtime } = services;
  const { sender, ...recalled } = await recall(incoming, records);
  const { channel } = recalled;
  return {
    ...workOn(records, services),
    ...recalled,
    isManager: sender.manager,
    // Only commands ask for new messages, so buttons don't pay for the count.
    obstacle: place.obstacle ?? (kind === 'command' ? await fullQueue(records.counts, channel) : undefined),
    code: () => runtime.code(),
    timezone: (await records.channels.timezones([channel]))[0] ?? runtime.timezone,
  };
};
