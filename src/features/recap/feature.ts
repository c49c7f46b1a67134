import type { Feature } from '../feature.ts';
import { recapCard } from './card.ts';
import { gatherRecap, postRecap } from './recap.ts';
import type { RecapRecords } from './repository.ts';

/** Weekly recaps of channels. */
export const recap = {
  timers: {
    recap: async (subject, dueAt, work) => {
      const schedule = await work.records.schedules.get(subject);
      if (schedule?.status === 'active') await postRecap(work, schedule, dueAt);
    },
  },
  posts: {
    recap: {
      // A week of a big channel has thousands of answers.
      card: async (subject) => async (records) => {
        const facts = await gatherRecap(subject, records);
        return facts && recapCard(facts);
      },
      naming: (_, rounds, { records }) => records.recaps.around(rounds),
    },
  },
} satisfies Feature<RecapRecords>;
