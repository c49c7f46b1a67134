import { type CreateTableBuilder, type Kysely, sql } from 'kysely';

/**
 * Withdrawals that can be undone: the grades that answers had before, rounds that a withdrawal cut short, and a question
 * that is withdrawn again. Reports that managers are told of together, and when they were told last.
 */
export const up = async (db: Kysely<unknown>, dialect: 'sqlite' | 'postgres'): Promise<void> => {
  const withId = <T extends string>(table: CreateTableBuilder<T>) =>
    dialect === 'sqlite'
      ? table.addColumn('id', 'integer', (column) => column.primaryKey().autoIncrement())
      : table.addColumn('id', 'serial', (column) => column.primaryKey());

  // A question can be withdrawn again after an undo, so only one of its withdrawals may be in effect.
  if (dialect === 'postgres') {
    await sql`alter table voids drop constraint voids_once`.execute(db);
    await sql`alter table voids add column undo_until bigint`.execute(db);
    await sql`alter table voids add column undone_at bigint`.execute(db);
  } else {
    await withId(db.schema.createTable('new_voids'))
      .addColumn('platform', 'text', (column) => column.notNull())
      .addColumn('workspace', 'text', (column) => column.notNull())
      .addColumn('question_id', 'text', (column) => column.notNull())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addColumn('voided_by', 'integer', (column) => column.references('members.id').onDelete('set null'))
      .addColumn('undo_until', 'bigint')
      .addColumn('undone_at', 'bigint')
      .execute();
    await sql`
      insert into new_voids (id, platform, workspace, question_id, at, voided_by)
      select id, platform, workspace, question_id, at, voided_by from voids`.execute(db);
    await db.schema.dropTable('voids').execute();
    await sql`alter table new_voids rename to voids`.execute(db);
  }
  await db.schema
    .createIndex('voids_in_effect')
    .on('voids')
    .columns(['platform', 'workspace', 'question_id'])
    .unique()
    .where(sql.ref('undone_at'), 'is', null)
    .execute();

  await db.schema
    .createTable('kept_answers')
    .addColumn('void_id', 'integer', (column) => column.notNull().references('voids.id').onDelete('cascade'))
    .addColumn('round_id', 'integer', (column) =>
      column.notNull().references('rounds.id').onDelete('cascade'),
    )
    .addColumn('member_id', 'integer', (column) =>
      column.notNull().references('members.id').onDelete('cascade'),
    )
    .addColumn('correct', 'integer', (column) => column.notNull())
    .addColumn('points', 'integer', (column) => column.notNull())
    .addColumn('streak', 'integer')
    .addPrimaryKeyConstraint('kept_answers_once', ['void_id', 'round_id', 'member_id'])
    .execute();
  await db.schema.createIndex('kept_answers_round').on('kept_answers').column('round_id').execute();
  await db.schema.createIndex('kept_answers_member').on('kept_answers').column('member_id').execute();
  await sql`alter table rounds add column cut_short integer not null default 0`.execute(db);

  await withId(db.schema.createTable('report_tellings'))
    .addColumn('platform', 'text', (column) => column.notNull())
    .addColumn('workspace', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint')
    .addUniqueConstraint('report_tellings_workspace', ['platform', 'workspace'])
    .execute();
  await sql`alter table reports add column told_at bigint`.execute(db);
  await sql`update reports set told_at = at`.execute(db);
};
