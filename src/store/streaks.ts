import type { Kysely } from 'kysely';
import type { Streaks } from '../bot/ports/game.ts';
import type { Tables } from './tables.ts';

export const streaks = (db: Kysely<Tables>): Streaks => ({
  of: async (member, channel, from) => {
    const rows = await db
      .selectFrom('rounds')
      .innerJoin('answers', 'answers.roundId', 'rounds.id')
      .select(['rounds.day', 'answers.streak'])
      .where('rounds.channelId', '=', channel)
      .where('rounds.day', '>=', from)
      .where('answers.memberId', '=', member)
      .execute();
    return new Map(rows.map(({ day, streak }) => [day ?? 0, streak ?? 0]));
  },
  correct: async (member, channel, streaks) => {
    for (const [day, streak] of streaks) {
      await db
        .updateTable('answers')
        .set({ streak })
        .where('memberId', '=', member)
        .where('roundId', 'in', (round) =>
          round.selectFrom('rounds').select('id').where('channelId', '=', channel).where('day', '=', day),
        )
        .execute();
    }
  },
  leaveOut: async (round) => {
    await db.updateTable('rounds').set({ day: null }).where('id', '=', round).execute();
  },
});
