import type { Kysely } from 'kysely';

/** Where the bot has introduced itself. */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  await db.schema
    .createTable('greetings')
    .addColumn('platform', 'text', (column) => column.notNull())
    .addColumn('workspace', 'text', (column) => column.notNull())
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('greetings_once', ['platform', 'workspace', 'channel'])
    .execute();
};
