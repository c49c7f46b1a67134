import type { Kysely } from 'kysely';

/** What managers decide for a channel, and the members whom they let manage it. */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  await db.schema
    .createTable('channel_policies')
    .addColumn('channel_id', 'integer', (column) =>
      column.primaryKey().references('channels.id').onDelete('cascade'),
    )
    .addColumn('starters', 'text', (column) => column.notNull())
    .addColumn('most_questions', 'integer')
    .execute();
  await db.schema
    .createTable('channel_owners')
    .addColumn('channel_id', 'integer', (column) =>
      column.notNull().references('channels.id').onDelete('cascade'),
    )
    .addColumn('member_id', 'integer', (column) =>
      column.notNull().references('members.id').onDelete('cascade'),
    )
    .addPrimaryKeyConstraint('channel_owners_once', ['channel_id', 'member_id'])
    .execute();
  await db.schema.createIndex('channel_owners_member').on('channel_owners').column('member_id').execute();
};
