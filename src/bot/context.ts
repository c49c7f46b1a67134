import { limits } from '../chat/limits.ts';
import type { Incoming } from '../chat/messages.ts';
import { type Channel, type Member, type Sender, unstored } from '../chat/people.ts';
import { clip, oneLine } from '../chat/text.ts';
import type { Context, Work } from '../features/feature.ts';
import { most } from '../features/limits.ts';
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
  const { members, channels } = records;
  const { runtime } = services;
  const [{ sender, member, channel }] = (await recallAll([incoming], records)) as [Recalled];
  const storeMember = async () =>
    member.id === unstored ? members.meet(sender, sender.name, sender.manager, sender.isGuess) : member;
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
    // Only commands ask for new messages, so buttons don't pay for the count.
    obstacle: place.obstacle ?? (kind === 'command' ? await fullQueue(records, channel) : undefined),
    code: () => runtime.code(),
    timezone: (await channels.timezones([channel]))[0] ?? runtime.timezone,
  };
};

/** Somebody who did something, and where. Members and channels that are not stored have the id `unstored`. */
export interface Recalled {
  /** With a name that is safe to show. */
  readonly sender: Sender;
  readonly member: Member;
  readonly channel: Channel;
}

/** Finds who did something, and where, in the order of `inputs`. What is known of them is brought up to date. */
export const recallAll = async (
  inputs: readonly Pick<Incoming, 'sender' | 'place'>[],
  { members, channels }: Records,
): Promise<readonly Recalled[]> => {
  const senders = inputs.map(({ sender }) => ({ ...sender, name: displayName(sender.name) }));
  const known = await members.recallAll(senders);
  const places = inputs.map(({ place: { platform, workspace, channel, name, isDirect } }, index) => ({
    place: { platform, workspace, channel, name: displayName(name) },
    owner: isDirect ? known[index]?.id : undefined,
  }));
  const found = await channels.recallAll(places.map(({ place, owner }) => ({ ...place, owner })));
  return senders.map((sender, index) => {
    const { platform, workspace, user, name } = sender;
    return {
      sender,
      member: known[index] ?? { id: unstored, platform, workspace, user, name },
      channel: found[index] ?? { id: unstored, ...(places[index] as (typeof places)[number]).place },
    };
  });
};

/** Says that too many messages wait to be posted in a channel; `undefined` if there is room. */
const fullQueue = async ({ counts }: Records, { id, name }: Channel): Promise<string | undefined> =>
  (await counts.waitingPosts(id)) < most.waitingPosts
    ? undefined
    : `${most.waitingPosts} messages are already waiting to be posted in #${name}, and that is the limit. Try again when they are there.`;

/** Makes a name safe and short enough to show anywhere. */
const displayName = (name: string): string => clip(oneLine(name), limits.name) || 'somebody';
