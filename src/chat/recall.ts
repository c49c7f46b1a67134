import { limits } from './limits.ts';
import type { Incoming } from './messages.ts';
import { type Acquaintances, type Channel, type Member, type Sender, unstored } from './people.ts';
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

/** Makes a name safe and short enough to show anywhere. */
const displayName = (name: string): string => clip(oneLine(name), limits.name) || 'somebody';
