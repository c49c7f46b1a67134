import { note } from '../../chat/card.ts';
import { privately, type Reply, refuse } from '../../chat/messages.ts';
import { accountName } from '../../chat/people.ts';
import type { Context } from '../feature.ts';
import type { PersonalData } from '../personal-data.ts';
import { eraseCard } from './card.ts';
import type { PrivacyRecords, StreaksChange } from './repository.ts';

/** Asks a person whether to erase everything about them. */
export const askToErase = async ({ records: { persons }, member }: Context<PrivacyRecords>): Promise<Reply> =>
  privately(eraseCard(member.id, await persons.of(member.id), await persons.others(member.id)));

/** Erases the account that was asked. Accounts that were linked to it stay, and get a message. */
export const eraseMember = async <R>(
  asked: { readonly member: number; readonly person: number },
  context: Context<PrivacyRecords & R>,
  data: readonly PersonalData[],
  before: StreaksChange<R>,
): Promise<Reply> => {
  const { records, member } = context;
  if (asked.member !== member.id) return refuse('That button is for somebody else.');
  if (asked.person !== (await records.persons.of(member.id))) return askToErase(context);
  const others = await records.persons.others(member.id);
  await before(others, records);
  await records.persons.part(member.id);
  await records.personal.erase(member.id, data);
  const card = note(
    `${accountName(member)}, which was linked to this account, was erased by its owner. Everything here stays.`,
  );
  return {
    ...privately(note('Everything about you was erased. Your next answer starts from scratch.', 'right')),
    notices: others.map((to) => ({ to, card })),
  };
};
