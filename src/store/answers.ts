import { type Kysely, sql } from 'kysely';
import { Conflict } from '../errors.ts';
import type { Answer, Answers } from '../features/rounds/repository.ts';
import { countAnswers } from './count-answers.ts';
import { wasExpected } from './expected.ts';
import { optionally } from './optionally.ts';
import { toRound } from './rounds.ts';
import type { SelectedAnswer, Tables } from './tables.ts';

/** Creates the repository of answers. */
export const answers = (db: Kysely<Tables>): Answers => ({
  get: async (round, member) => {
    const row = await db
      .selectFrom('answers')
      .selectAll()
      .where('roundId', '=', round)
      .where('memberId', '=', member)
      .executeTakeFirst();
    return optionally(toAnswer, row);
  },
  take: async (round, member, right, now) => {
    // The update locks the row: whoever closes the round waits for this answer, or this answer finds it closed.
    const row = await db
      .updateTable('rounds')
      .set(({ eb, ref, fn }) => ({
        answers: eb('answers', '+', 1),
        awaited: sql<number>`${ref('awaited')} - ${wasExpected(round, member)}`,
        firstRight: right ? fn.coalesce('firstRight', eb.val(member)) : ref('firstRight'),
      }))
      .where('id', '=', round)
      .where('openedAt', 'is not', null)
      .where('closedAt', 'is', null)
      .where('closesAt', '>', now)
      .returningAll()
      .executeTakeFirst();
    return optionally(toRound, row);
  },
  add: async (answer, date) => {
    const { numInsertedOrUpdatedRows } = await db
      .insertInto('answers')
      .values({
        roundId: answer.round,
        memberId: answer.member,
        choice: answer.choice,
        correct: answer.right ? 1 : 0,
        points: answer.points,
        at: answer.at,
        streak: answer.streak ?? null,
        date,
      })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    if (numInsertedOrUpdatedRows === 0n) throw new Conflict('The member answered a moment ago.');
    await countAnswers(db, answer.round, answer.member);
  },
  votes: async (round) => {
    const rows = await db
      .selectFrom('answers')
      .select(({ fn }) => ['choice', fn.countAll<number>().as('votes')])
      .where('roundId', '=', round)
      .groupBy('choice')
      .execute();
    return new Map(rows.map(({ choice, votes }) => [choice, votes]));
  },
});

/** The columns of an answer, for queries that also select its round. */
export const answerColumns = [
  'memberId',
  'choice',
  'correct',
  'points',
  'at',
  'streak',
  'answers.date as date',
] as const;

/** Maps a row to an answer. */
export const toAnswer = (row: SelectedAnswer): Answer => ({
  round: row.roundId,
  member: row.memberId,
  choice: row.choice,
  right: row.correct === 1,
  points: row.points,
  at: row.at,
  streak: row.streak ?? undefined,
});
