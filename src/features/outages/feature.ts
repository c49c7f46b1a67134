import type { Feature } from '../feature.ts';
import { channelName, time, value } from '../personal-data.ts';

/** What is known about channels whose posts fail. Other features show it. */
export const outages = {
  personalData: [
    {
      kind: 'shared',
      table: 'outages',
      columns: { reason: "The bot's own sentences about a channel." },
    },
    {
      kind: 'rows',
      table: 'outage_notices',
      member: 'member_id',
      section: 'toldThatPostingFails',
      columns: { channel_id: channelName('channel'), reason: value('reason'), at: time('at') },
    },
  ],
} satisfies Feature<never>;
