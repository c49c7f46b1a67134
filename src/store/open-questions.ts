import type { Kysely } from 'kysely';
import type { OpenQuestions } from '../features/rounds/open-questions.ts';
import { isSealed } from './sealed.ts';
import type { Tables } from './tables.ts';

/** Creates the repository of questions that are open now. */
export const openQuestions = (db: Kysely<Tables>): OpenQuestions => ({
  sealedUntil: async (question) => {
    const row = await db
      .selectFrom('rounds')
      .select(({ fn }) => fn.max('closesAt').as('closesAt'))
      .where('questionId', '=', question)
      .where('openedAt', 'is not', null)
      .where(isSealed)
      .executeTakeFirst();
    return row?.closesAt ?? undefined;
  },
});
