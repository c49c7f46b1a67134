import { type Kysely, sql } from 'kysely';

/** Threads in which people talk about a question or a quiz. */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  await sql`alter table schedules add column thread integer not null default 0`.execute(db);
  await db.schema
    .createTable('threads')
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('subject', 'integer', (column) => column.notNull())
    .addColumn('channel_id', 'integer', (column) =>
      column.notNull().references('channels.id').onDelete('cascade'),
    )
    .addPrimaryKeyConstraint('threads_once', ['kind', 'subject'])
    .execute();
  await db.schema.createIndex('threads_channel').on('threads').column('channel_id').execute();
};
