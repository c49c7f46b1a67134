import type { Feature } from '../feature.ts';
import { channelName } from '../personal-data.ts';
import { nameOwner } from './commands.ts';
import type { PoliciesRecords } from './repository.ts';
import { howLong, whoOwns, whoStarts } from './settings.ts';

/** The rights that managers give people in a channel. */
export const policies = {
  commands: [nameOwner],
  managerSettings: [whoStarts, howLong, whoOwns],
  personalData: [
    {
      kind: 'rows',
      table: 'channel_owners',
      member: 'member_id',
      section: 'channelsOwned',
      columns: { channel_id: channelName('channel') },
    },
  ],
} satisfies Feature<PoliciesRecords>;
