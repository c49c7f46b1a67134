import type { Kysely } from 'kysely';

/** How long a member's streak in a channel was on a day, so that only the days since have to be counted. */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  await db.schema
    .createTable('streaks')
    .addColumn('member_id', 'integer', (column) =>
      column.notNull().references('members.id').onDelete('cascade'),
    )
    .addColumn('channel_id', 'integer', (column) =>
      column.notNull().references('channels.id').onDelete('cascade'),
    )
    .addColumn('day', 'integer', (column) => column.notNull())
    .addColumn('days', 'integer', (column) => column.notNull())
    .addColumn('saved', 'integer', (column) => column.notNull())
    .addColumn('covered', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('streaks_once', ['member_id', 'channel_id'])
    .execute();
  await db.schema.createIndex('streaks_channel').on('streaks').columns(['channel_id', 'day']).execute();
};
