import { both } from '../../chat/text.ts';
import type { Context } from '../feature.ts';
import { guestRefusal } from '../guests.ts';
import type { PoliciesRecords } from './repository.ts';

type Asking = Pick<Context<PoliciesRecords>, 'records' | 'channel' | 'isManager' | 'isOwner' | 'isGuest'>;

/** Says why the sender may not start a quiz in this channel, in a sentence; `undefined` if they may. */
export const startRefusal = async (context: Asking): Promise<string | undefined> => {
  const { records, channel, isManager, isOwner } = context;
  const refusal = guestRefusal(context);
  if (refusal !== undefined || isManager) return refusal;
  const { starters } = await records.policies.of(channel.id);
  if (starters === 'everyone' || (starters === 'owners' && isOwner)) return undefined;
  if (starters === 'managers') return 'Only managers can start a quiz in this channel.';
  const owners = await records.owners.list(channel.id);
  return owners.length === 0
    ? 'Only managers can start a quiz in this channel.'
    : `Only the owners of this channel and managers can start a quiz here. ${ownersAre(owners.map(({ name }) => name))}`;
};

const ownersAre = (names: readonly string[]): string =>
  names.length === 1 ? `Its owner is ${names[0]}.` : `Its owners are ${both(names)}.`;
