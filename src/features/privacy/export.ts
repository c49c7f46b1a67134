import { note } from '../../chat/card.ts';
import { privately, type Reply } from '../../chat/messages.ts';
import type { Member } from '../../chat/people.ts';
import type { Context } from '../feature.ts';
import type { PersonalData } from '../personal-data.ts';
import type { Answer } from '../reading.ts';
import { nothingStored } from './erase.ts';
import type { PrivacyRecords } from './repository.ts';

const fileName = 'hotseat-export.json';

/**
 * Builds the reply with a file of everything that is stored about an account.
 * @param own the members that the account is, at least one
 */
const exportOf = async (
  own: readonly Member[],
  data: readonly PersonalData[],
  { personal, persons }: PrivacyRecords,
): Promise<Reply> => {
  const records: Readonly<Record<string, unknown>>[] = [];
  for (const { id } of own) records.push(await personal.read(id, data));
  const [here = {}, ...elsewhere] = records;
  const others = own[0] === undefined ? [] : await persons.others(own[0].id);
  const everything = {
    ...here,
    ...(elsewhere.length === 0 ? {} : { elsewhere }),
    linkedAccounts: others.map(({ name, platform, workspace, user }) => ({
      name,
      platform,
      workspace,
      user,
    })),
  };
  return {
    ...privately(note(`What I store about you is in the file ${fileName}.`)),
    file: { name: fileName, text: `${JSON.stringify(everything, null, 2)}\n` },
  };
};

/** Answers with everything that is stored about the sender. */
export const takeData = async (
  { member, records: { accounts } }: Pick<Context<PrivacyRecords>, 'member' | 'records'>,
  data: readonly PersonalData[],
): Promise<Answer<PrivacyRecords>> => {
  const own = await accounts.of(member);
  return own.length === 0 ? nothingStored : (records) => exportOf(own, data, records);
};
