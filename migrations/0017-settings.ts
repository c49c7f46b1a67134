import { type Kysely, sql } from 'kysely';

/** Marks members who stay off the leaderboards, and members to remind of a streak that is about to break. */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  await sql`alter table members add column off_boards text`.execute(db);
  await db.schema
    .createTable('reminders')
    .addColumn('member_id', 'integer', (column) =>
      column.primaryKey().references('members.id').onDelete('cascade'),
    )
    .addColumn('last_date', 'text')
    .execute();
};
