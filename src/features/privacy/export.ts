import { note } from '../../chat/card.ts';
import { privately, type Reply } from '../../chat/messages.ts';
import type { PersonalData } from '../personal-data.ts';
import type { PrivacyRecords } from './repository.ts';

/** Builds the reply with a file of everything that is stored about a member. */
export const exportOf = async (
  member: number,
  data: readonly PersonalData[],
  { personal, persons }: PrivacyRecords,
): Promise<Reply> => {
  const others = await persons.others(member);
  const everything = {
    ...(await personal.read(member, data)),
    linkedAccounts: others.map(({ name, platform, workspace, user }) => ({
      name,
      platform,
      workspace,
      user,
    })),
  };
  return {
    ...privately(note('This is everything I store about you.')),
    file: { name: 'hotseat-export.json', text: `${JSON.stringify(everything, null, 2)}\n` },
  };
};
