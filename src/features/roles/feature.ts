import type { Feature } from '../feature.ts';
import { flag, omitted, value } from '../personal-data.ts';
import { beCalled, callRole } from './call-settings.ts';
import type { RolesRecords } from './repository.ts';
import { topThree } from './top-setting.ts';

/** Roles: one that is called when a game begins, for those who took it, and one for the best three of a month. */
export const roles = {
  settings: [beCalled],
  managerSettings: [callRole, topThree],
  onLeft: async (workspace, { givenRoles }) => {
    await givenRoles.turnOff(workspace, 'called');
    await givenRoles.turnOff(workspace, 'top');
  },
  personalData: [
    {
      kind: 'rows',
      table: 'role_members',
      member: 'member_id',
      section: 'roles',
      columns: {
        kind: value('role'),
        wanted: flag('wanted'),
        held: omitted('It says whether the platform has done what is wanted.'),
      },
    },
    { kind: 'reference', table: 'given_roles', member: 'set_by', section: 'rolesSwitchedOn', columns: {} },
    { kind: 'reference', table: 'roles_to_take', member: 'set_by', section: 'rolesSwitchedOff', columns: {} },
    {
      kind: 'shared',
      table: 'roles_to_take',
      columns: { user: 'It says from whom the platform has yet to take a role, and goes seconds later.' },
    },
  ],
} satisfies Feature<RolesRecords>;
