import { type ExpressionBuilder, type Kysely, sql } from 'kysely';
import type { Tables } from '../tables.ts';

/**
 * Counts the questions that a quiz has asked, without those that its channel never saw.
 * @param through the last one that counts, from 0; left out for all of them
 */
export const countAsked = async (db: Kysely<Tables>, quiz: number, through?: number): Promise<number> => {
  const { asked } = await db
    .selectFrom('rounds')
    .select(({ fn }) => fn.countAll<number>().as('asked'))
    .where('quizId', '=', quiz)
    .where(wasAsked)
    .$if(through !== undefined, (query) => query.where('position', '<=', through ?? 0))
    .executeTakeFirstOrThrow();
  return asked;
};

/** Builds SQL for whether a question of a quiz has reached its channel, or still may. */
export const wasAsked = ({ and, or, eb, exists, selectFrom }: ExpressionBuilder<Tables, 'rounds'>) =>
  and([
    eb('rounds.openedAt', 'is not', null),
    or([
      eb('rounds.answers', '>', 0),
      exists(
        selectFrom('posts')
          .select('posts.id')
          .where('posts.kind', '=', 'question')
          .whereRef('posts.subject', '=', 'rounds.id')
          .where((post) =>
            post.or([post('posts.message', 'is not', null), post('posts.pending', '=', sql.lit(1))]),
          ),
      ),
    ]),
  ]);
