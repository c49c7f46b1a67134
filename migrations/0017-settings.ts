import { type Kysely, sql } from 'kysely';

/**
 * Members who stay off the leaderboards, members to remind of a streak that is about to break, and recaps that a question
 * carries instead of a message of their own.
 */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  await sql`alter table members add column off_boards text`.execute(db);
  await db.schema
    .createTable('reminders')
    .addColumn('member_id', 'integer', (column) =>
      column.primaryKey().references('members.id').onDelete('cascade'),
    )
    .addColumn('last_date', 'text')
    .execute();
  await sql`alter table recaps add column round_id integer references rounds (id) on delete set null`.execute(
    db,
  );
  await sql`alter table recaps add column shown text`.execute(db);
  await db.schema.createIndex('recaps_round').on('recaps').column('round_id').execute();
  await sql`delete from timers where kind = 'recap'`.execute(db);
};
