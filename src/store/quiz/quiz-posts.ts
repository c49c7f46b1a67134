import type { Kysely } from 'kysely';
import type { QuizPosts } from '../../features/quiz/repository.ts';
import type { Tables } from '../tables.ts';

/** Creates the repository of a quiz's posts. */
export const quizPosts = (db: Kysely<Tables>): QuizPosts => ({
  of: async (quiz) => {
    const rows = await db
      .selectFrom('rounds')
      .innerJoin('posts', (join) =>
        join.onRef('posts.subject', '=', 'rounds.id').on('posts.kind', '=', 'question'),
      )
      .select(['position', 'message', 'pending'])
      .where('quizId', '=', quiz)
      .orderBy('position')
      .$narrowType<{ position: number }>()
      .execute();
    const isLost = (row: (typeof rows)[number]) => row.message === null && row.pending === 0;
    return {
      posted: rows.filter(({ message }) => message !== null).map(({ position }) => position),
      lost: rows.filter(isLost).map(({ position }) => position),
    };
  },
  naming: async (rounds) => {
    const rows = await db
      .selectFrom('rounds')
      .select('quizId')
      .distinct()
      .where('id', 'in', rounds)
      .where('quizId', 'is not', null)
      .$narrowType<{ quizId: number }>()
      .execute();
    return rows.map(({ quizId }) => quizId);
  },
});
