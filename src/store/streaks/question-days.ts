import type { Kysely } from 'kysely';
import type { QuestionDays } from '../../features/streaks/repository.ts';
import type { Tables } from '../tables.ts';
import { forgetStreaks } from './kept-streaks.ts';

/** Creates the repository of question days that are neutral for some or all. */
export const questionDays = (db: Kysely<Tables>): QuestionDays => ({
  leaveOut: async (round) => {
    const counted = await db
      .selectFrom('rounds')
      .select(['channelId', 'day'])
      .where('id', '=', round)
      .execute();
    await db.updateTable('rounds').set({ day: null }).where('id', '=', round).execute();
    await forgetStreaks(db, counted);
    // Nobody saw it, so the next question carries the recap.
    await db.deleteFrom('recaps').where('roundId', '=', round).execute();
  },
  spare: async (round) => {
    const spared = await db
      .updateTable('rounds')
      .set({ cutShort: 1 })
      .where('id', '=', round)
      .where('day', 'is not', null)
      .returning(['channelId', 'day'])
      .execute();
    await forgetStreaks(db, spared);
  },
});
