import type { Context } from '../feature.ts';
import type { Setting } from '../setting.ts';
import type { RolesRecords } from './repository.ts';
import { roleNames } from './role-names.ts';
import { switchRole } from './switch-role.ts';

/** Lets managers have a role given to the best three of each month. */
export const topThree: Setting<Context<RolesRecords>> = {
  name: 'top-three',
  needs: 'give roles',
  row: async ({ records: { givenRoles }, channel }) =>
    (await givenRoles.of(channel, 'top')) === undefined
      ? {
          label: 'Top three of the month',
          state: `off. If it is on, the best three of the last month have the role ${roleNames.top}.`,
          changes: [{ label: 'Give the role', value: 'on' }],
        }
      : {
          label: 'Top three of the month',
          state: `on: the best three of the last month have the role ${roleNames.top}, until the next month is over.`,
          changes: [{ label: 'Give no role', value: 'off' }],
        },
  change: (value, context) => switchRole('top', value === 'on', context),
};
