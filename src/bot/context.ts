import { limits } from '../chat/limits.ts';
import type { Incoming } from '../chat/messages.ts';
import { clip, oneLine } from '../chat/text.ts';
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

/** Builds what the handler of an input works with. Also stores the sender and the channel. */
export const contextOf = async (
  { kind, sender, place }: Incoming,
  records: Records,
  services: Services,
): Promise<Context<Records>> => {
  const channel = await records.channels.meet(place, displayName(place.name));
  const { runtime } = services;
  return {
    ...workOn(records, services),
    channel,
    member: await records.members.meet(sender, displayName(sender.name), sender.manager, sender.isGuess),
    isManager: sender.manager,
    // Only commands ask for new messages, so buttons don't pay for the count.
    obstacle: place.obstacle ?? (kind === 'command' ? await fullQueue(records.counts, channel) : undefined),
    code: () => runtime.code(),
    timezone: (await records.channels.timezones([channel]))[0] ?? runtime.timezone,
  };
};

/** Makes a name safe and short enough to show anywhere. */
export const displayName = (name: string): string => clip(oneLine(name), limits.name) || 'somebody';
