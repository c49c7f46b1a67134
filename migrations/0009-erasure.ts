import { type Kysely, sql } from 'kysely';

/**
 * What it takes to erase people completely and in slices: members who are being erased, nameless marks of what they answered
 * in open rounds, whose direct messages a channel is, messages that still show an old name, and indexes for what refers to a
 * member. Channels of direct messages in which nothing ever happened go.
 */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  await sql`alter table members add column erased_at bigint`.execute(db);
  await sql`alter table channels add column member_id integer references members (id) on delete set null`.execute(
    db,
  );
  await sql`alter table posts add column stale integer not null default 0`.execute(db);
  await sql`alter table rounds add column mark_key text`.execute(db);
  await db.schema
    .createTable('answer_marks')
    .addColumn('round_id', 'integer', (column) =>
      column.notNull().references('rounds.id').onDelete('cascade'),
    )
    .addColumn('mark', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('answer_marks_once', ['round_id', 'mark'])
    .execute();

  await db.schema.createIndex('quizzes_starter').on('quizzes').column('started_by').execute();
  await db.schema.createIndex('reports_member').on('reports').column('member_id').execute();
  await sql`create index channels_member on channels (member_id) where member_id is not null`.execute(db);
  await sql`create index posts_stale on posts (id) where stale = 1`.execute(db);
  await sql`create index rounds_first_right on rounds (first_right) where first_right is not null`.execute(
    db,
  );
  await sql`create index rounds_open on rounds (channel_id, id) where opened_at is not null and closed_at is null`.execute(
    db,
  );

  await sql`
    delete from channels
    where platform = 'slack' and channel like 'D%'
      and not exists (select 1 from rounds where rounds.channel_id = channels.id)
      and not exists (select 1 from quizzes where quizzes.channel_id = channels.id)
      and not exists (select 1 from schedules where schedules.channel_id = channels.id)
      and not exists (select 1 from totals where totals.channel_id = channels.id)
      and not exists (select 1 from posts where posts.channel_id = channels.id)
      and not exists (select 1 from outages where outages.channel_id = channels.id)
      and not exists (select 1 from outage_notices where outage_notices.channel_id = channels.id)`.execute(
    db,
  );
};
