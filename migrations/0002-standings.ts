import { type CreateTableBuilder, type Kysely, sql } from 'kysely';

/**
 * Teams, linked accounts, withdrawn questions and weekly recaps; the local day that each answer counts for; and an index for
 * what must be sent.
 */
export const up = async (db: Kysely<unknown>, dialect: 'sqlite' | 'postgres'): Promise<void> => {
  const withId = <T extends string>(table: CreateTableBuilder<T>) =>
    dialect === 'sqlite'
      ? table.addColumn('id', 'integer', (column) => column.primaryKey().autoIncrement())
      : table.addColumn('id', 'serial', (column) => column.primaryKey());
  const reference = (target: string, onDelete: 'cascade' | 'set null') =>
    sql.raw(`integer references ${target} (id) on delete ${onDelete}`);

  await withId(db.schema.createTable('people'))
    .addColumn('linked_at', 'bigint', (column) => column.notNull())
    .execute();
  await sql`alter table members add column person ${reference('people', 'set null')}`.execute(db);
  await sql`alter table members add column manager integer not null default 0`.execute(db);
  await db.schema
    .createIndex('members_person')
    .on('members')
    .columns(['person', 'platform', 'workspace'])
    .unique()
    .where(sql.ref('person'), 'is not', null)
    .execute();

  await withId(db.schema.createTable('link_codes'))
    .addColumn('hash', 'text', (column) => column.notNull().unique())
    .addColumn('member_id', 'integer', (column) =>
      column.notNull().unique().references('members.id').onDelete('cascade'),
    )
    .addColumn('expires_at', 'bigint', (column) => column.notNull())
    .addColumn('redeemer_id', 'integer', (column) => column.references('members.id').onDelete('cascade'))
    .execute();

  await withId(db.schema.createTable('teams'))
    .addColumn('platform', 'text', (column) => column.notNull())
    .addColumn('workspace', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('folded', 'text', (column) => column.notNull())
    .addUniqueConstraint('teams_name', ['platform', 'workspace', 'folded'])
    .execute();
  await db.schema
    .createTable('team_members')
    .addColumn('member_id', 'integer', (column) =>
      column.primaryKey().references('members.id').onDelete('cascade'),
    )
    .addColumn('team_id', 'integer', (column) => column.notNull().references('teams.id').onDelete('cascade'))
    .execute();
  await db.schema.createIndex('team_members_team').on('team_members').column('team_id').execute();

  await sql`alter table rounds add column voided integer not null default 0`.execute(db);
  await withId(db.schema.createTable('voids'))
    .addColumn('platform', 'text', (column) => column.notNull())
    .addColumn('workspace', 'text', (column) => column.notNull())
    .addColumn('question_id', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('voided_by', 'integer', (column) => column.references('members.id').onDelete('set null'))
    .addUniqueConstraint('voids_once', ['platform', 'workspace', 'question_id'])
    .execute();
  await sql`alter table reports add column settled_at bigint`.execute(db);

  await sql`alter table schedules add column recap integer not null default 0`.execute(db);
  await withId(db.schema.createTable('recaps'))
    .addColumn('schedule_id', 'integer', (column) => column.notNull().references('schedules.id'))
    .addColumn('week', 'text', (column) => column.notNull())
    .addUniqueConstraint('recaps_week', ['schedule_id', 'week'])
    .execute();

  await db.schema
    .createIndex('posts_due')
    .on('posts')
    .column('id')
    .where(sql.ref('pending'), '=', 1)
    .execute();

  await sql`alter table answers add column date text not null default ''`.execute(db);
  await dateAnswers(db);
};

interface Undated {
  readonly round: number;
  readonly channel: number;
  readonly member: number;
  readonly game: string;
  /** Epoch milliseconds. */
  readonly at: number;
  /** The zone of the channel's schedule, or of the oldest one in its workspace; null before there was one. */
  readonly timezone: string | null;
}

/**
 * An answer's day was kept in the member's totals alone: it is the day that the answer's time has in the zone of then or,
 * where the zone was changed since, the one of them that is nearest.
 */
const dateAnswers = async (db: Kysely<unknown>): Promise<void> => {
  const { rows: answers } = await sql<Undated>`
    select a.round_id as round, r.channel_id as channel, a.member_id as member, r.game as game, a.at as at,
      (select s.timezone from schedules s join channels c on c.id = s.channel_id
        where c.platform = h.platform and c.workspace = h.workspace
        order by case when c.id = h.id then 0 else 1 end, s.id limit 1) as timezone
    from answers a join rounds r on r.id = a.round_id join channels h on h.id = r.channel_id`.execute(db);
  const { rows: totals } = await sql<{ key: string; date: string }>`
    select channel_id || ' ' || member_id || ' ' || game as key, date from totals`.execute(db);
  const dates = Map.groupBy(totals, ({ key }) => key);
  for (const answer of answers) {
    const { round, channel, member, game } = answer;
    const known = (dates.get(`${channel} ${member} ${game}`) ?? []).map(({ date }) => date);
    await sql`
      update answers set date = ${dateOf(answer, known)}
      where round_id = ${round} and member_id = ${member}`.execute(db);
  }
};

const dateOf = ({ at, timezone }: Undated, known: readonly string[]): string => {
  const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timezone ?? 'UTC');
  const date = local.toPlainDate().toString();
  const distance = (one: string) => Math.abs(Date.parse(one) - Date.parse(date));
  return known.toSorted((a, b) => distance(a) - distance(b))[0] ?? date;
};
