import { note } from '../../chat/card.ts';
import { privately, type Reply, refuse } from '../../chat/messages.ts';
import type { Context } from '../feature.ts';
import type { PersonalData } from '../personal-data.ts';
import { eraseCard } from './card.ts';
import type { PrivacyRecords } from './repository.ts';

/** Asks once before everything about a person goes. */
export const askToErase = async ({ records: { persons }, member }: Context<PrivacyRecords>): Promise<Reply> =>
  privately(eraseCard(member.id, await persons.of(member.id), await persons.others(member.id)));

/** Erases the member who was asked, with the accounts linked to theirs, and no account that was linked since. */
export const eraseMember = async (
  asked: { readonly member: number; readonly person: number },
  context: Context<PrivacyRecords>,
  data: readonly PersonalData[],
): Promise<Reply> => {
  const { records, member } = context;
  if (asked.member !== member.id) return refuse('That button is for somebody else.');
  if (asked.person !== (await records.persons.of(member.id))) return askToErase(context);
  const others = await records.persons.others(member.id);
  await records.personal.erase([member.id, ...others.map(({ id }) => id)], data);
  return privately(note('Everything about you is erased. Your next answer starts afresh.', 'right'));
};
