import type { Kysely } from 'kysely';
import type { QuestionDays } from '../features/streaks/repository.ts';
import { forgetStreaks } from './kept-streaks.ts';
import type { Tables } from './tables.ts';

/** Creates the repository of question days that count for nobody. */
export const questionDays = (db: Kysely<Tables>): QuestionDays => ({
  leaveOut: async (round) => {
    const counted = await db
      .selectFrom('rounds')
      .select(['channelId', 'day'])
      .where('id', '=', round)
      .execute();
    await db.updateTable('rounds').set({ day: null }).where('id', '=', round).execute();
    await forgetStreaks(db, counted);
  },
});
