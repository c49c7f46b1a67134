import type { Kysely } from 'kysely';
import type { Replays } from '../../features/quiz/repository.ts';
import { optionally } from '../database/optionally.ts';
import { readQuestion } from '../stored/question.ts';
import type { Tables } from '../tables.ts';
import { toQuiz } from './quizzes.ts';

/** Creates the repository of quizzes with the same code. */
export const replays = (db: Kysely<Tables>): Replays => ({
  first: async (code) =>
    optionally(
      toQuiz,
      await db
        .selectFrom('quizzes')
        .selectAll()
        .where('code', '=', code)
        .orderBy('id')
        .limit(1)
        .executeTakeFirst(),
    ),
  questions: async (quiz) => {
    const rows = await db
      .selectFrom('rounds')
      .select(['id', 'question'])
      .where('quizId', '=', quiz)
      .orderBy('position')
      .execute();
    return rows.map(({ id, question }) => readQuestion(question, id));
  },
  naming: async (rounds) => {
    const rows = await db
      .selectFrom('rounds')
      .innerJoin('quizzes as own', 'own.id', 'rounds.quizId')
      .innerJoin('channels as here', 'here.id', 'own.channelId')
      .innerJoin('quizzes as other', (join) =>
        join.onRef('other.code', '=', 'own.code').onRef('other.id', '!=', 'own.id'),
      )
      .innerJoin('channels as there', (join) =>
        join
          .onRef('there.id', '=', 'other.channelId')
          .onRef('there.platform', '=', 'here.platform')
          .onRef('there.workspace', '=', 'here.workspace'),
      )
      .select('other.id')
      .distinct()
      .where('rounds.id', 'in', rounds)
      .execute();
    return rows.map(({ id }) => id);
  },
});
