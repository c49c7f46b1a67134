import { type Kysely, sql } from 'kysely';

/** Channels whose posts fail, and who was told; and which posts a platform refused or asked to hold back. */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  await sql`alter table posts add column held_until bigint not null default 0`.execute(db);
  await sql`alter table posts add column refused integer not null default 0`.execute(db);

  await db.schema
    .createTable('outages')
    .addColumn('channel_id', 'integer', (column) => column.primaryKey().references('channels.id'))
    .addColumn('since', 'bigint', (column) => column.notNull())
    .addColumn('reason', 'text', (column) => column.notNull())
    .execute();

  await db.schema
    .createTable('outage_notices')
    .addColumn('channel_id', 'integer', (column) => column.notNull().references('channels.id'))
    .addColumn('member_id', 'integer', (column) =>
      column.notNull().references('members.id').onDelete('cascade'),
    )
    .addColumn('reason', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('outage_notices_once', ['channel_id', 'member_id', 'reason'])
    .execute();
  await db.schema.createIndex('outage_notices_member').on('outage_notices').column('member_id').execute();
};
