import type { Feature } from '../feature.ts';
import { channelName, omitted, value } from '../personal-data.ts';
import type { StreaksRecords } from './repository.ts';

/** Streaks of question days. Other features count them; this one says what is stored of them. */
export const streaks = {
  personalData: [
    {
      kind: 'rows',
      table: 'streaks',
      member: 'member_id',
      section: 'streaks',
      columns: {
        channel_id: channelName('channel'),
        day: value('asOfDay'),
        days: value('days'),
        saved: value('daysTowardFreezes'),
        covered: omitted('It is how many days were missed since the last answer, which the answers tell.'),
      },
    },
  ],
} satisfies Feature<StreaksRecords>;
