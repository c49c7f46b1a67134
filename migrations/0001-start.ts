import { type CreateTableBuilder, type Kysely, sql } from 'kysely';

/** Times are epoch milliseconds, dates are ISO text in a local calendar, yes and no are 1 and 0. */
export const up = async (db: Kysely<unknown>, dialect: 'sqlite' | 'postgres'): Promise<void> => {
  const withId = <T extends string>(table: CreateTableBuilder<T>) =>
    dialect === 'sqlite'
      ? table.addColumn('id', 'integer', (column) => column.primaryKey().autoIncrement())
      : table.addColumn('id', 'serial', (column) => column.primaryKey());

  await withId(db.schema.createTable('channels'))
    .addColumn('platform', 'text', (column) => column.notNull())
    .addColumn('workspace', 'text', (column) => column.notNull())
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addUniqueConstraint('channels_address', ['platform', 'workspace', 'channel'])
    .execute();

  await withId(db.schema.createTable('members'))
    .addColumn('platform', 'text', (column) => column.notNull())
    .addColumn('workspace', 'text', (column) => column.notNull())
    .addColumn('user', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('folded', 'text', (column) => column.notNull())
    .addUniqueConstraint('members_identity', ['platform', 'workspace', 'user'])
    .execute();

  await withId(db.schema.createTable('schedules'))
    .addColumn('channel_id', 'integer', (column) => column.notNull().unique().references('channels.id'))
    .addColumn('time', 'text', (column) => column.notNull())
    .addColumn('timezone', 'text', (column) => column.notNull())
    .addColumn('days', 'text', (column) => column.notNull())
    .addColumn('topic', 'text')
    .addColumn('level', 'text')
    .addColumn('reveal', 'text', (column) => column.notNull())
    .addColumn('open_hours', 'integer', (column) => column.notNull())
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('paused_because', 'text')
    .addColumn('set_up_by', 'integer', (column) => column.references('members.id').onDelete('set null'))
    .execute();

  await withId(db.schema.createTable('quizzes'))
    .addColumn('channel_id', 'integer', (column) => column.notNull().references('channels.id'))
    .addColumn('started_by', 'integer', (column) => column.references('members.id').onDelete('set null'))
    .addColumn('seed', 'bigint', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('running', 'integer', (column) => column.notNull())
    .addColumn('version', 'integer', (column) => column.notNull())
    .execute();
  await db.schema
    .createIndex('quizzes_one_a_channel')
    .on('quizzes')
    .column('channel_id')
    .unique()
    .where(sql.ref('running'), '=', 1)
    .execute();

  await withId(db.schema.createTable('rounds'))
    .addColumn('channel_id', 'integer', (column) => column.notNull().references('channels.id'))
    .addColumn('game', 'text', (column) => column.notNull())
    .addColumn('quiz_id', 'integer', (column) => column.references('quizzes.id'))
    .addColumn('position', 'integer')
    .addColumn('schedule_id', 'integer', (column) => column.references('schedules.id'))
    .addColumn('date', 'text')
    .addColumn('day', 'integer')
    .addColumn('reveal', 'text')
    .addColumn('due_at', 'bigint')
    .addColumn('question_id', 'text', (column) => column.notNull())
    .addColumn('track', 'text', (column) => column.notNull())
    .addColumn('topic', 'text', (column) => column.notNull())
    .addColumn('level', 'text', (column) => column.notNull())
    .addColumn('question', 'text', (column) => column.notNull())
    .addColumn('opened_at', 'bigint')
    .addColumn('closes_at', 'bigint')
    .addColumn('closed_at', 'bigint')
    .addColumn('answers', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('expected', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('awaited', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('first_right', 'integer', (column) => column.references('members.id').onDelete('set null'))
    .addUniqueConstraint('rounds_quiz_position', ['quiz_id', 'position'])
    .addUniqueConstraint('rounds_occurrence', ['schedule_id', 'date'])
    .addUniqueConstraint('rounds_day', ['channel_id', 'day'])
    .execute();
  await db.schema
    .createIndex('rounds_asked')
    .on('rounds')
    .columns(['channel_id', 'question_id', 'id'])
    .execute();

  await db.schema
    .createTable('answers')
    .addColumn('round_id', 'integer', (column) => column.notNull().references('rounds.id'))
    .addColumn('member_id', 'integer', (column) =>
      column.notNull().references('members.id').onDelete('cascade'),
    )
    .addColumn('choice', 'integer', (column) => column.notNull())
    .addColumn('correct', 'integer', (column) => column.notNull())
    .addColumn('points', 'integer', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('streak', 'integer')
    .addPrimaryKeyConstraint('answers_once', ['round_id', 'member_id'])
    .execute();
  await db.schema.createIndex('answers_member').on('answers').columns(['member_id', 'round_id']).execute();

  await db.schema
    .createTable('totals')
    .addColumn('channel_id', 'integer', (column) => column.notNull().references('channels.id'))
    .addColumn('member_id', 'integer', (column) =>
      column.notNull().references('members.id').onDelete('cascade'),
    )
    .addColumn('date', 'text', (column) => column.notNull())
    .addColumn('game', 'text', (column) => column.notNull())
    .addColumn('points', 'integer', (column) => column.notNull())
    .addColumn('answers', 'integer', (column) => column.notNull())
    .addColumn('correct', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('totals_day', ['channel_id', 'date', 'game', 'member_id'])
    .execute();
  await db.schema.createIndex('totals_member').on('totals').column('member_id').execute();

  await db.schema
    .createTable('reports')
    .addColumn('question_id', 'text', (column) => column.notNull())
    .addColumn('member_id', 'integer', (column) =>
      column.notNull().references('members.id').onDelete('cascade'),
    )
    .addColumn('reason', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('reports_one_a_member', ['question_id', 'member_id'])
    .execute();

  await withId(db.schema.createTable('timers'))
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('subject', 'integer', (column) => column.notNull())
    .addColumn('due_at', 'bigint', (column) => column.notNull())
    .addColumn('lease_until', 'bigint', (column) => column.notNull())
    .addUniqueConstraint('timers_subject', ['kind', 'subject'])
    .execute();
  await db.schema.createIndex('timers_due').on('timers').column('due_at').execute();

  await withId(db.schema.createTable('posts'))
    .addColumn('channel_id', 'integer', (column) => column.notNull().references('channels.id'))
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('subject', 'integer', (column) => column.notNull())
    .addColumn('key', 'text', (column) => column.notNull())
    .addColumn('message', 'text')
    .addColumn('wanted', 'integer', (column) => column.notNull())
    .addColumn('pending', 'integer', (column) => column.notNull())
    .addColumn('attempts', 'integer', (column) => column.notNull())
    .addColumn('due_at', 'bigint', (column) => column.notNull())
    .addColumn('lease_until', 'bigint', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('posts_message').on('posts').column('message').execute();
  await db.schema.createIndex('posts_subject').on('posts').columns(['kind', 'subject']).execute();
  await db.schema
    .createIndex('posts_pending')
    .on('posts')
    .columns(['channel_id', 'id'])
    .where(sql.ref('pending'), '=', 1)
    .execute();
};
