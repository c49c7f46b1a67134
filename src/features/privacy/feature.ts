import { note } from '../../chat/card.ts';
import { privately } from '../../chat/messages.ts';
import { handleActions } from '../action-handlers.ts';
import { commandsOf, type Feature } from '../feature.ts';
import { flag, omitted, type PersonalData, value } from '../personal-data.ts';
import { privacyActions } from './actions.ts';
import { askToErase, eraseMember } from './erase.ts';
import type { PrivacyRecords, StreaksChange } from './repository.ts';

const command = commandsOf<PrivacyRecords>();

/**
 * Creates the feature to export or erase everything about a person. `allData` returns what every feature stores; `before` is
 * called before streaks change.
 */
export const createPrivacy = <R>(allData: () => readonly PersonalData[], before: StreaksChange<R>) =>
  ({
    commands: [
      command({
        path: 'privacy export',
        about: 'Get everything stored about you as a file',
        who: 'anyone',
        repeatable: true,
        options: {},
        example: '/privacy export',
        run: async (_, { records, member }) => {
          const others = await records.persons.others(member.id);
          const everything = {
            ...(await records.personal.read(member.id, allData())),
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
        },
      }),
      command({
        path: 'privacy erase',
        about: 'Erase everything stored about you',
        who: 'anyone',
        repeatable: true,
        options: {},
        example: '/privacy erase',
        run: (_, context) => askToErase(context),
      }),
    ],
    actions: handleActions<typeof privacyActions, PrivacyRecords & R>(privacyActions, {
      erase: (asked, context) => eraseMember(asked, context, allData(), before),
      keep: async () => privately(note('Everything stays as it is.')),
    }),
    repeatable: ['keep'],
    personalData: [
      {
        kind: 'rows',
        table: 'members',
        member: 'id',
        section: 'member',
        isSingle: true,
        columns: {
          platform: value('platform'),
          workspace: value('workspace'),
          user: value('user'),
          name: value('name'),
          folded: omitted('It is the same name in lower case, to find people by.'),
          person: omitted('It is a number that linked accounts share; the accounts are listed by name.'),
          manager: flag('manager'),
        },
      },
      {
        kind: 'shared',
        table: 'channels',
        columns: { name: 'A channel’s name belongs to everyone in it.' },
      },
    ],
  }) satisfies Feature<PrivacyRecords & R>;
