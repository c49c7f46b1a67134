import type { Kysely } from 'kysely';

/** What a channel was asked, all in one index: picking a question reads thousands of rounds, whose rows are long. */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  await db.schema.dropIndex('rounds_asked').execute();
  await db.schema
    .createIndex('rounds_asked')
    .on('rounds')
    .columns(['channel_id', 'question_id', 'id', 'opened_at', 'quiz_id'])
    .execute();
};
