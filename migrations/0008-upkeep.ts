import type { Kysely } from 'kysely';

/** The ids of events whose effects are stored, so that an event that arrives again has none. */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  await db.schema
    .createTable('taken_events')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('taken_events_at').on('taken_events').column('at').execute();
};
