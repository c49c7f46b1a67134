import { note } from '../../chat/card.ts';
import { privately } from '../../chat/messages.ts';
import { handleActions } from '../action-handlers.ts';
import type { Feature } from '../feature.ts';
import { teamName, time } from '../personal-data.ts';
import { teamActions } from './actions.ts';
import { teamCommands } from './commands.ts';
import { teamAlone } from './first-word.ts';
import { disbandTeam, joinTeamOf } from './membership.ts';
import type { TeamsRecords } from './repository.ts';

/** Teams of a workspace and their members. */
export const teams = {
  commands: teamCommands,
  forms: [teamAlone],
  actions: handleActions<typeof teamActions, TeamsRecords>(teamActions, {
    join: ({ team }, context) => joinTeamOf(team, context),
    disband: ({ team }, context) => disbandTeam(team, context),
    'keep-team': async () => privately(note('Everything stays as it is.')),
  }),
  repeatable: ['keep-team'],
  personalData: [
    {
      kind: 'rows',
      table: 'team_members',
      member: 'member_id',
      section: 'team',
      isSingle: true,
      columns: { team_id: teamName('team') },
    },
    {
      kind: 'reference',
      table: 'teams',
      member: 'created_by',
      section: 'teamsCreated',
      columns: { id: teamName('name'), created_at: time('createdAt') },
    },
    {
      kind: 'shared',
      table: 'teams',
      columns: {
        name: 'A team belongs to everyone in it; a manager can rename or delete it.',
        folded: 'The same name, normalized for lookups.',
      },
    },
  ],
} satisfies Feature<TeamsRecords>;
