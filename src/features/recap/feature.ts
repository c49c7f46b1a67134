import type { Feature } from '../feature.ts';
import { recapCard } from './card.ts';
import { gatherRecap } from './recap.ts';
import type { RecapRecords } from './repository.ts';

/** Weekly recaps of channels, which the first question of a week carries. */
export const recap = {
  posts: {
    // Recaps were messages of their own once, and those must forget somebody who is erased.
    recap: {
      // A week of a big channel has thousands of answers.
      card: async (subject) => async (records) => {
        const facts = await gatherRecap(subject, records);
        return facts && recapCard(facts);
      },
      naming: (_, rounds, { records }) => records.recaps.around(rounds),
    },
  },
  personalData: [
    {
      kind: 'shared',
      table: 'recaps',
      columns: { shown: 'It has numbers of members, but no names, and what a channel did in a week.' },
    },
  ],
} satisfies Feature<RecapRecords>;
