import { type Kysely, sql } from 'kysely';

/** Finds the rounds of a question that have not closed, so that nobody can look up its solution meanwhile. */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  await db.schema
    .createIndex('rounds_unclosed')
    .on('rounds')
    .column('question_id')
    .where(sql.ref('closed_at'), 'is', null)
    .execute();
};
