import { type Kysely, sql } from 'kysely';

/**
 * An index that finds the rounds of a question that have not closed, so that nobody can look up its solution meanwhile; and
 * who posted how they did in a quiz, or on a day.
 */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  await db.schema
    .createIndex('rounds_unclosed')
    .on('rounds')
    .column('question_id')
    .where(sql.ref('closed_at'), 'is', null)
    .execute();
  await createShares(db, 'quiz_shares', 'quiz_id', 'quizzes.id');
  await createShares(db, 'daily_shares', 'round_id', 'rounds.id');
};

const createShares = async (
  db: Kysely<unknown>,
  table: string,
  subject: string,
  id: string,
): Promise<void> => {
  await db.schema
    .createTable(table)
    .addColumn(subject, 'integer', (column) => column.notNull().references(id).onDelete('cascade'))
    .addColumn('member_id', 'integer', (column) =>
      column.notNull().references('members.id').onDelete('cascade'),
    )
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint(`${table}_once`, [subject, 'member_id'])
    .execute();
  await db.schema.createIndex(`${table}_member`).on(table).column('member_id').execute();
};
