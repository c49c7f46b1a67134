import { says, slash } from '../../chat/inline.ts';
import type { Context } from '../feature.ts';
import type { Setting } from '../setting.ts';
import type { RolesRecords } from './repository.ts';
import { roleNames } from './role-names.ts';
import { switchRole } from './switch-role.ts';

const roleName = roleNames.called;

const when = 'when a quiz begins or a daily question is posted';

/** Lets managers have a role called. It is the only ping there is. */
export const callRole: Setting<Context<RolesRecords>> = {
  name: 'calling',
  needs: 'give roles',
  row: async ({ records: { givenRoles }, channel }) =>
    (await givenRoles.of(channel, 'called')) === undefined
      ? {
          label: 'Calling people',
          state: says`off. If it is on, I call the role ${roleName} ${when}. People take it in ${slash('settings')}.`,
          changes: [{ label: 'Call people', value: 'on' }],
        }
      : {
          label: 'Calling people',
          state: says`on: I call the role ${roleName} ${when}. People take it in ${slash('settings')}.`,
          changes: [{ label: 'Call nobody', value: 'off' }],
        },
  change: (value, context) => switchRole('called', value === 'on', context),
};

/** Lets people take the role, and give it back. */
export const beCalled: Setting<Context<RolesRecords>> = {
  name: 'called',
  needs: 'give roles',
  row: async ({ records: { givenRoles }, channel, member }) => {
    if ((await givenRoles.of(channel, 'called')) === undefined) return undefined;
    return (await givenRoles.wantsCalls(member.id))
      ? {
          label: 'Being called',
          state: `on: you have the role ${roleName}, which I call ${when}.`,
          changes: [{ label: "Don't call me", value: 'off' }],
        }
      : {
          label: 'Being called',
          state: `off. With the role ${roleName}, you are called ${when}.`,
          changes: [{ label: 'Call me', value: 'on' }],
        };
  },
  change: async (value, { records: { givenRoles }, member }) => {
    await givenRoles.wantCalls(member.id, value === 'on');
    return undefined;
  },
};
