import { type InlineText, person, says } from '../../chat/inline.ts';
import { nameList } from '../../chat/name-list.ts';
import type { Member } from '../../chat/people.ts';
import { capitalized } from '../../chat/text.ts';
import type { Context } from '../feature.ts';
import { guestRefusal } from '../guests.ts';
import type { PoliciesRecords } from './repository.ts';
import { startersText } from './words.ts';

type Asking = Pick<Context<PoliciesRecords>, 'records' | 'channel' | 'isManager' | 'isOwner' | 'isGuest'>;

/** Says why the sender may not start a quiz in this channel, in a sentence; `undefined` if they may. */
export const startRefusal = async (context: Asking): Promise<InlineText | undefined> => {
  const { records, channel, isManager, isOwner } = context;
  const refusal = guestRefusal(context);
  if (refusal !== undefined || isManager) return refusal;
  const policy = await records.policies.of(channel.id);
  const { starters } = policy;
  if (starters === 'everyone' || (starters === 'owners' && isOwner)) return undefined;
  const owners = starters === 'owners' ? await records.owners.list(channel.id) : [];
  const named = owners.length === 0 ? '' : says` ${ownersAre(owners)}`;
  return says`${capitalized(startersText(policy, 'a quiz here'))}.${named}`;
};

const ownersAre = (owners: readonly Member[]): InlineText =>
  says`${owners.length === 1 ? 'Its owner is' : 'Its owners are'} ${nameList(owners.map(person), owners.length)}.`;
