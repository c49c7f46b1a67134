import { type Kysely, type RawBuilder, type SqlBool, sql } from 'kysely';
import { answered } from '../leaderboards/sums.ts';
import type { Tables } from '../tables.ts';

/**
 * Builds SQL for how many are expected to answer the question at `index` of a quiz: whoever answered the one before or, for
 * the first one, was in before the quiz began.
 */
export const expectedIn = (db: Kysely<Tables>, quiz: number, index: number) =>
  index === 0
    ? db
        .selectFrom('quizPlayers')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .where('quizId', '=', quiz)
    : // Counted from the answers, because nobody waits for those who were erased since.
      answered(db)
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .where('rounds.quizId', '=', quiz)
        .where('rounds.position', '=', index - 1);

/** Builds SQL for 1 if the member is expected to answer a round of a quiz, else 0. */
export const wasExpected = (round: number | RawBuilder<unknown>, member: number) => sql<number>`(
  select count(*) from rounds as present where present.id = ${round} and (
    exists (
      select 1 from answers as a join rounds as before on before.id = a.round_id
      where before.quiz_id = present.quiz_id and before.position = present.position - 1 and a.member_id = ${member}
    ) or exists (
      select 1 from quiz_players as p
      where present.position = 0 and p.quiz_id = present.quiz_id and p.member_id = ${member}
    )
  ))`;

/** Builds SQL for whether the member answered the round that a query looks at. */
export const hasAnswered = (member: number) =>
  sql<SqlBool>`exists (select 1 from answers where answers.round_id = rounds.id and answers.member_id = ${member})`;
