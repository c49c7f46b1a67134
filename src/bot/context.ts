import type { Incoming } from '../chat/messages.ts';
import { unstored } from '../chat/people.ts';
import { type Recalled, recallAll } from '../chat/recall.ts';
import type { Context, Work } from '../features/feature.ts';
import { fullQueue } from '../features/limits.ts';
import type { Services } from './services.ts';
import type { Records } from './store.ts';

/** Builds what the handlers of timers, posts, and bot start work with, inside a transaction. */
export const workOn = (records: Records, { bank, runtime, retentionDays }: Services): Work<Records> => ({
  records,
  bank,
  now: runtime.now(),
  seed: () => runtime.seed(),
  retentionDays,
});

/** Builds what the handler of an input works with. What is known of the sender and the channel is brought up to date. */
export const contextOf = async (
  incoming: Incoming,
  records: Records,
  services: Services,
): Promise<Context<Records>> => {
  const { kind, place } = incoming;
  const { members, channels } = records;
  const { runtime } = services;
  const [{ sender, member, channel }] = (await recallAll([incoming], records.acquaintances)) as [Recalled];
  const storeMember = async () =>
    member.id === unstored ? ((await members.meetAll([sender]))[0] ?? member) : member;
  return {
    ...workOn(records, services),
    channel,
    member,
    storeMember,
    storeChannel: async () =>
      channel.id === unstored || (place.isDirect && member.id === unstored)
        ? channels.meet(place, channel.name, place.isDirect ? (await storeMember()).id : undefined)
        : channel,
    isManager: sender.manager,
    isOwner: sender.manager || (await records.owners.has(channel.id, member.id)),
    isGuest: sender.isGuess ? undefined : sender.isGuest === true,
    // Only commands ask for new messages, so buttons don't pay for the count.
    obstacle: place.obstacle ?? (kind === 'command' ? await fullQueue(records.counts, channel) : undefined),
    cannot: place.cannot ?? {},
    lacks: place.lacks ?? [],
    known: ('known' in incoming ? incoming.known : undefined) ?? {},
    code: () => runtime.code(),
    timezone: (await channels.timezones([channel]))[0] ?? runtime.timezone,
  };
};
