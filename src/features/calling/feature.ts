import type { Feature } from '../feature.ts';
import { flag, omitted } from '../personal-data.ts';
import type { CallingRecords } from './repository.ts';
import { beCalled, callRole } from './settings.ts';

/** A role that is called when a game begins, for those who took it. */
export const calling = {
  settings: [beCalled],
  managerSettings: [callRole],
  personalData: [
    {
      kind: 'rows',
      table: 'called_members',
      member: 'member_id',
      section: 'calledByRole',
      isSingle: true,
      columns: {
        wanted: flag('wanted'),
        held: omitted('It says whether the platform has done what is wanted.'),
      },
    },
    { kind: 'reference', table: 'called_roles', member: 'set_by', section: 'callingTurnedOn', columns: {} },
  ],
} satisfies Feature<CallingRecords>;
