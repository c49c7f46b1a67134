import type { Kysely } from 'kysely';

/** The files that the bot uploaded, and the messages that need them. */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  await db.schema
    .createTable('uploads')
    .addColumn('platform', 'text', (column) => column.notNull())
    .addColumn('workspace', 'text', (column) => column.notNull())
    .addColumn('message', 'text', (column) => column.notNull())
    .addColumn('file', 'text', (column) => column.notNull())
    .addColumn('until', 'bigint')
    .addPrimaryKeyConstraint('uploads_once', ['platform', 'workspace', 'message', 'file'])
    .execute();
};
