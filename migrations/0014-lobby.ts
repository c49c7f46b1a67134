import { type Kysely, sql } from 'kysely';

/**
 * The people who are in before a quiz begins, and the teams that they were dealt into for it; their votes to skip its open
 * question; and what its starter chose, so that it can be played again.
 */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  await sql`alter table quizzes add column settings text`.execute(db);

  await db.schema
    .createTable('quiz_players')
    .addColumn('quiz_id', 'integer', (column) => column.notNull().references('quizzes.id'))
    .addColumn('member_id', 'integer', (column) =>
      column.notNull().references('members.id').onDelete('cascade'),
    )
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('dealt', 'integer')
    .addPrimaryKeyConstraint('quiz_players_once', ['quiz_id', 'member_id'])
    .execute();
  await db.schema.createIndex('quiz_players_member').on('quiz_players').column('member_id').execute();

  await db.schema
    .createTable('skip_votes')
    .addColumn('round_id', 'integer', (column) =>
      column.notNull().references('rounds.id').onDelete('cascade'),
    )
    .addColumn('member_id', 'integer', (column) =>
      column.notNull().references('members.id').onDelete('cascade'),
    )
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('skip_votes_once', ['round_id', 'member_id'])
    .execute();
  await db.schema.createIndex('skip_votes_member').on('skip_votes').column('member_id').execute();
};
