import { type Expression, type Kysely, sql } from 'kysely';
import { answered } from '../leaderboards/sums.ts';
import type { Tables } from '../tables.ts';
import { counts } from './sealed.ts';

/** Adds the answers to a round that has closed to the totals of their days. */
export const countAnswers = async (db: Kysely<Tables>, round: number): Promise<void> => {
  const adding = addToTotals(
    db,
    answered(db)
      .select(['rounds.channelId', 'answers.memberId', 'answers.date', 'rounds.game', 'answers.points'])
      .select([sql.lit(1).as('answers'), 'answers.correct'])
      .where('rounds.id', '=', round)
      .where(counts)
      .orderBy('answers.memberId'),
  );
  await adding.execute();
};

/**
 * Builds SQL that adds rows to the totals, each with a channel, a member, a date, a game, points, answers, and how many were right. They
 * must be in the order of channels and members, because everyone locks totals in that order.
 */
export const addToTotals = (db: Kysely<Tables>, rows: Expression<object>) =>
  db
    .insertInto('totals')
    .columns(['channelId', 'memberId', 'date', 'game', 'points', 'answers', 'correct'])
    .expression(rows)
    .onConflict((conflict) =>
      conflict.columns(['channelId', 'date', 'game', 'memberId']).doUpdateSet(({ eb, ref }) => ({
        points: eb('totals.points', '+', ref('excluded.points')),
        answers: eb('totals.answers', '+', ref('excluded.answers')),
        correct: eb('totals.correct', '+', ref('excluded.correct')),
      })),
    );
