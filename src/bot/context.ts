import { limits } from '../chat/limits.ts';
import type { Incoming } from '../chat/messages.ts';
import { type Channel, unstored } from '../chat/people.ts';
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
  { kind, sender, place }: Incoming,
  records: Records,
  services: Services,
): Promise<Context<Records>> => {
  const { members, channels } = records;
  const { runtime } = services;
  const { platform, workspace, user, manager, isGuess } = sender;
  const name = displayName(sender.name);
  const placeName = displayName(place.name);
  const known = await members.recall(sender, name, manager, isGuess);
  const owner = place.isDirect ? known?.id : undefined;
  const channel = (await channels.recall(place, placeName, owner)) ?? {
    id: unstored,
    platform: place.platform,
    workspace: place.workspace,
    channel: place.channel,
    name: placeName,
  };
  const storeMember = async () => known ?? (await members.meet(sender, name, manager, isGuess));
  return {
    ...workOn(records, services),
    channel,
    member: known ?? { id: unstored, platform, workspace, user, name },
    storeMember,
    storeChannel: async () =>
      channel.id === unstored || (place.isDirect && known === undefined)
        ? channels.meet(place, placeName, place.isDirect ? (await storeMember()).id : undefined)
        : channel,
    isManager: manager,
    // Only commands ask for new messages, so buttons don't pay for the count.
    obstacle: place.obstacle ?? (kind === 'command' ? await fullQueue(records, channel) : undefined),
    code: () => runtime.code(),
    timezone: (await channels.timezone(channel)) ?? runtime.timezone,
  };
};

/** Says that too many messages wait to be posted in a channel; `undefined` if there is room. */
const fullQueue = async ({ counts }: Records, { id, name }: Channel): Promise<string | undefined> =>
  (await counts.waitingPosts(id)) < most.waitingPosts
    ? undefined
    : `${most.waitingPosts} messages are already waiting to be posted in #${name}, and that is the limit. Try again when they are there.`;

/** Makes a name safe and short enough to show anywhere. */
const displayName = (name: string): string => clip(oneLine(name), limits.name) || 'somebody';
