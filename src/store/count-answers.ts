import { type Kysely, sql } from 'kysely';
import { counts } from './sealed.ts';
import { answered } from './sums.ts';
import type { Tables } from './tables.ts';

/**
 * Adds the answers to a round to the totals of their days, or only one member's. The answers to a sealed round are left
 * out: they are added when it closes.
 */
export const countAnswers = async (db: Kysely<Tables>, round: number, member?: number): Promise<void> => {
  await db
    .insertInto('totals')
    .columns(['channelId', 'memberId', 'date', 'game', 'points', 'answers', 'correct'])
    .expression(
      answered(db)
        .select(['rounds.channelId', 'answers.memberId', 'answers.date', 'rounds.game', 'answers.points'])
        .select([sql.lit(1).as('answers'), 'answers.correct'])
        .where('rounds.id', '=', round)
        .where(counts)
        .$if(member !== undefined, (query) => query.where('answers.memberId', '=', member ?? 0))
        // Everyone locks totals in the same order.
        .orderBy('answers.memberId'),
    )
    .onConflict((conflict) =>
      conflict.columns(['channelId', 'date', 'game', 'memberId']).doUpdateSet(({ eb, ref }) => ({
        points: eb('totals.points', '+', ref('excluded.points')),
        answers: eb('totals.answers', '+', ref('excluded.answers')),
        correct: eb('totals.correct', '+', ref('excluded.correct')),
      })),
    )
    .execute();
};
