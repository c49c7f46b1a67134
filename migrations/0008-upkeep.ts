import { type CreateTableBuilder, type Kysely, sql } from 'kysely';

/**
 * The ids of events whose effects are stored, so that an event that arrives again has none; and what limits need: who
 * created a team and when, and when somebody typed in a wrong link code.
 */
export const up = async (db: Kysely<unknown>, dialect: 'sqlite' | 'postgres'): Promise<void> => {
  const withId = <T extends string>(table: CreateTableBuilder<T>) =>
    dialect === 'sqlite'
      ? table.addColumn('id', 'integer', (column) => column.primaryKey().autoIncrement())
      : table.addColumn('id', 'serial', (column) => column.primaryKey());

  await db.schema
    .createTable('taken_events')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('taken_events_at').on('taken_events').column('at').execute();

  await sql`alter table teams add column created_by integer references members (id) on delete set null`.execute(
    db,
  );
  await sql`alter table teams add column created_at bigint`.execute(db);
  await db.schema.createIndex('teams_creator').on('teams').column('created_by').execute();

  await withId(db.schema.createTable('wrong_codes'))
    .addColumn('member_id', 'integer', (column) =>
      column.notNull().references('members.id').onDelete('cascade'),
    )
    .addColumn('at', 'bigint', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('wrong_codes_member').on('wrong_codes').columns(['member_id', 'at']).execute();
};
