import { limits } from './limits.ts';
import type { Incoming } from './messages.ts';
import {
  type Acquaintances,
  type Channel,
  type Channels,
  type Member,
  type Members,
  type Sender,
  unstored,
} from './people.ts';
import { clip, oneLine } from './text.ts';

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
  acquaintances: Acquaintances,
): Promise<readonly Recalled[]> => {
  const senders = inputs.map(({ sender }) => ({ ...sender, name: displayName(sender.name) }));
  const known = await acquaintances.members(senders);
  const places = inputs.map(({ place: { platform, workspace, channel, name, isDirect } }, index) => ({
    place: { platform, workspace, channel, name: displayName(name) },
    owner: isDirect ? known[index]?.id : undefined,
  }));
  const found = await acquaintances.channels(places.map(({ place, owner }) => ({ ...place, owner })));
  return senders.map((sender, index) => {
    const { platform, workspace, user, name } = sender;
    return {
      sender,
      member: known[index] ?? { id: unstored, platform, workspace, user, name },
      channel: found[index] ?? { id: unstored, ...(places[index] as (typeof places)[number]).place },
    };
  });
};

/** Where those are stored who did something. */
interface Storing {
  readonly acquaintances: Acquaintances;
  readonly members: Members;
  readonly channels: Channels;
}

/** Finds who did something, and where, with functions that store them if they are new. */
export const recall = async (
  input: Pick<Incoming, 'sender' | 'place'>,
  { acquaintances, members, channels }: Storing,
) => {
  const { place } = input;
  const [recalled] = (await recallAll([input], acquaintances)) as [Recalled];
  const { sender, member, channel } = recalled;
  const isStranger = member.id === unstored;
  const storeMember = async (): Promise<Member> =>
    isStranger ? members.meet(sender, sender.name, sender.manager, sender.isGuess) : member;
  const storeChannel = async (): Promise<Channel> =>
    channel.id === unstored || (place.isDirect && isStranger)
      ? channels.meet(place, channel.name, place.isDirect ? (await storeMember()).id : undefined)
      : channel;
  return { ...recalled, storeMember, storeChannel };
};

/** Makes a name safe and short enough to show anywhere. */
const displayName = (name: string): string => clip(oneLine(name), limits.name) || 'somebody';
