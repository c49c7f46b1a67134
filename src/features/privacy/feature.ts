import { note } from '../../chat/card.ts';
import { optional } from '../../chat/commands/option.ts';
import { text } from '../../chat/commands/option-types.ts';
import { limits } from '../../chat/limits.ts';
import { privately } from '../../chat/messages.ts';
import { handleActions } from '../action-handlers.ts';
import { commandsOf, type Feature } from '../feature.ts';
import { channelName, flag, omitted, value } from '../personal-data.ts';
import type { StreaksChange } from '../streaks-change.ts';
import { eraseWorkspace } from '../workspaces/erase-all.ts';
import { privacyActions } from './actions.ts';
import { askToErase, eraseMember, eraseSlice, redrawSome, type Traces } from './erase.ts';
import { takeData } from './export.ts';
import type { PrivacyRecords } from './repository.ts';

const command = commandsOf<PrivacyRecords>();

/**
 * Creates the feature to export or erase everything about a person. `traces` returns what all features leave of people;
 * `before` is called before streaks change.
 */
export const createPrivacy = <R>(traces: () => Traces<R>, before: StreaksChange<R>) =>
  ({
    commands: [
      command({
        path: 'privacy export',
        about: 'Get everything stored about you as a file',
        who: 'anyone',
        anywhere: true,
        repeatable: true,
        options: {},
        run: (_, context) => takeData(context, traces().data),
      }),
      command({
        path: 'privacy erase',
        title: 'Erase your data',
        submit: 'Continue',
        about: 'Erase everything stored about you',
        who: 'anyone',
        anywhere: true,
        repeatable: true,
        options: {
          all: optional(
            text('For managers: the name of this whole workspace, to erase everything about it', limits.name),
          ),
        },
        run: async ({ all }, context) =>
          all === undefined ? askToErase(context) : eraseWorkspace(all, context),
      }),
    ],
    actions: handleActions<typeof privacyActions, PrivacyRecords & R>(privacyActions, {
      'take-data': (_, context) => takeData(context, traces().data),
      'ask-to-erase': (_, context) => askToErase(context),
      erase: (asked, context) => eraseMember(asked, context, traces(), before),
      keep: async () => privately(note('Everything stays as it is.')),
    }),
    repeatable: ['take-data', 'ask-to-erase', 'keep'],
    timers: {
      erase: (member, _, work) => eraseSlice(member, work, traces()),
      redraw: (_, __, work) => redrawSome(work),
    },
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
          off_boards: value('offLeaderboards'),
          everywhere: flag('inAllWorkspaces'),
          erased_at: omitted('It is set while what is left of an erased member is being removed.'),
        },
      },
      {
        kind: 'reference',
        table: 'channels',
        member: 'member_id',
        section: 'directMessages',
        inSlicesBy: 'id',
        columns: { id: channelName('channel') },
      },
      {
        kind: 'shared',
        table: 'channels',
        columns: { name: "A channel's name belongs to everyone in it." },
      },
    ],
  }) satisfies Feature<PrivacyRecords & R>;
