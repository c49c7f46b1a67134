import { type CreateTableBuilder, type Kysely, sql } from 'kysely';

/**
 * Standings that are kept instead of being added up whenever a leaderboard is shown: each member's points on each
 * leaderboard, how many members have which points, and which part of each total is in them by now. Of days, weeks and
 * months, only the latest ones are filled.
 */
export const up = async (db: Kysely<unknown>, dialect: 'sqlite' | 'postgres'): Promise<void> => {
  await createTables(db, dialect);
  const { rows: channels } = await sql<Channel>`
    select c.id, (select min(f.id) from channels f where f.platform = c.platform and f.workspace = c.workspace) as first
    from channels c order by c.id`.execute(db);
  const days: Day[] = [];
  for (const channel of channels) {
    const { rows } = await sql<Pick<Day, 'date' | 'game'>>`
      select distinct date, game from totals where channel_id = ${channel.id}`.execute(db);
    days.push(...rows.map((row) => ({ ...row, ...channel })));
  }
  const boards = boardsOf(days);
  for (const { place, scope, game, period, since, kept } of boards) {
    await sql`
      insert into leaderboards (place_id, scope, game, period, since, kept)
      values (${place}, ${scope}, ${game}, ${period}, ${since}, ${kept ? 1 : 0})`.execute(db);
  }
  await fill(db, days);
  for (const { id, date, game } of days) {
    await sql`
      update totals set folded_points = points, folded_answers = answers, folded_correct = correct
      where channel_id = ${id} and date = ${date} and game = ${game}`.execute(db);
  }
  await createIndexes(db);
};

interface Channel {
  readonly id: number;
  /** The first channel of its workspace. */
  readonly first: number;
}

/** Answers of one game on one day in one channel. */
interface Day extends Channel {
  readonly date: string;
  readonly game: string;
}

const createTables = async (db: Kysely<unknown>, dialect: 'sqlite' | 'postgres'): Promise<void> => {
  const withId = <T extends string>(table: CreateTableBuilder<T>) =>
    dialect === 'sqlite'
      ? table.addColumn('id', 'integer', (column) => column.primaryKey().autoIncrement())
      : table.addColumn('id', 'serial', (column) => column.primaryKey());
  /** Rows that are found by their key alone need no second copy of it. */
  const byKey = <T extends string>(table: CreateTableBuilder<T>) =>
    dialect === 'sqlite' ? table.modifyEnd(sql`without rowid`) : table;

  for (const column of ['folded_points', 'folded_answers', 'folded_correct']) {
    await sql`alter table totals add column ${sql.ref(column)} integer not null default 0`.execute(db);
  }
  await withId(db.schema.createTable('leaderboards'))
    .addColumn('place_id', 'integer', (column) => column.notNull().references('channels.id'))
    .addColumn('scope', 'text', (column) => column.notNull())
    .addColumn('game', 'text', (column) => column.notNull())
    .addColumn('period', 'text', (column) => column.notNull())
    .addColumn('since', 'text', (column) => column.notNull())
    .addColumn('kept', 'integer', (column) => column.notNull())
    .addUniqueConstraint('leaderboards_once', ['place_id', 'scope', 'game', 'period', 'since'])
    .execute();
  // Deleting a member does not delete their standings: whoever forgets to take them off the boards gets an error.
  await byKey(
    db.schema
      .createTable('standings')
      .addColumn('member_id', 'integer', (column) => column.notNull().references('members.id'))
      .addColumn('board_id', 'integer', (column) => column.notNull().references('leaderboards.id'))
      .addColumn('points', 'integer', (column) => column.notNull())
      .addColumn('answers', 'integer', (column) => column.notNull())
      .addColumn('correct', 'integer', (column) => column.notNull())
      .addPrimaryKeyConstraint('standings_once', ['member_id', 'board_id']),
  ).execute();
  await byKey(
    db.schema
      .createTable('standing_counts')
      .addColumn('board_id', 'integer', (column) => column.notNull().references('leaderboards.id'))
      .addColumn('points', 'integer', (column) => column.notNull())
      .addColumn('members', 'integer', (column) => column.notNull())
      .addPrimaryKeyConstraint('standing_counts_once', ['board_id', 'points']),
  ).execute();
};

/** Indexes are made after the rows, because sorting is faster than searching. */
const createIndexes = async (db: Kysely<unknown>): Promise<void> => {
  await sql`create index standings_order on standings (board_id, points desc, correct desc, member_id)`.execute(
    db,
  );
  await sql`create index standing_counts_empty on standing_counts (board_id) where members = 0`.execute(db);
  await sql`
    create index totals_unfolded on totals (channel_id, date, game)
    where points <> folded_points or answers <> folded_answers or correct <> folded_correct`.execute(db);
};

interface Board {
  readonly place: number;
  readonly scope: string;
  readonly game: string;
  readonly period: string;
  readonly since: string;
  readonly kept: boolean;
}

const periods = ['all', 'month', 'week', 'day'] as const;

const startOf = (period: (typeof periods)[number], date: string): string => {
  if (period === 'all') return '';
  const day = Temporal.PlainDate.from(date);
  if (period === 'month') return day.with({ day: 1 }).toString();
  return period === 'week' ? day.subtract({ days: day.dayOfWeek - 1 }).toString() : date;
};

/** On the same instant, two time zones can be on dates this far apart. */
const mostApart = 2;

/** Lists the leaderboards on which days count. Those that ended before the last days of their place are not kept. */
const boardsOf = (days: readonly Day[]): Board[] => {
  const places = days.flatMap(({ id, first, game, date }) =>
    ['all', game].flatMap((on) => [
      { place: id, scope: 'channel', game: on, date },
      { place: first, scope: 'workspace', game: on, date },
    ]),
  );
  const groups = Map.groupBy(places, ({ place, scope, game }) => `${place} ${scope} ${game}`);
  return [...groups.values()].flatMap((group) => {
    const [{ date: _, ...own }] = group as [(typeof places)[number]];
    const dates = [...new Set(group.map(({ date }) => date))].sort();
    const last = Temporal.PlainDate.from(dates.at(-1) ?? '').subtract({ days: mostApart });
    return periods.flatMap((period) => {
      const kept = startOf(period, last.toString());
      const starts = [...new Set(dates.map((date) => startOf(period, date)))];
      return starts.map((since) => ({ ...own, period, since, kept: since >= kept }));
    });
  });
};

/** How many members a statement fills standings for, so that each takes well under a second. */
const membersAtOnce = 1_000;

const fill = async (db: Kysely<unknown>, days: readonly Day[]): Promise<void> => {
  const { rows } = await sql<{
    id: number;
    period: string;
    since: string;
    place: number;
    scope: string;
    game: string;
  }>`
    select id, place_id as place, scope, game, period, since from leaderboards where kept = 1`.execute(db);
  const ids = new Map(rows.map(({ id, ...board }) => [keyOf(board), id]));
  // All time has no date.
  await sql`
    create temporary table links (channel_id integer, game text, date text, board_id integer,
      primary key (channel_id, game, date, board_id))`.execute(db);
  for (const { id, first, date, game } of days) {
    const places = [
      { place: id, scope: 'channel' },
      { place: first, scope: 'workspace' },
    ];
    for (const period of periods) {
      for (const board of places.flatMap((place) => ['all', game].map((on) => ({ ...place, game: on })))) {
        const number = ids.get(keyOf({ ...board, period, since: startOf(period, date) }));
        if (number === undefined) continue;
        await sql`insert into links values (${id}, ${game}, ${period === 'all' ? '' : date}, ${number})
          on conflict do nothing`.execute(db);
      }
    }
  }
  const {
    rows: [last],
  } = await sql<{ id: number | null }>`select max(member_id) as id from totals`.execute(db);
  for (let from = 1; from <= (last?.id ?? 0); from += membersAtOnce) {
    const some = sql`t.member_id >= ${from} and t.member_id < ${from + membersAtOnce}`;
    await sql`
      insert into standings (member_id, board_id, points, answers, correct)
      select s.member_id, l.board_id, sum(s.points), sum(s.answers), sum(s.correct)
      from (
        select t.member_id, t.channel_id, t.game,
          sum(t.points) as points, sum(t.answers) as answers, sum(t.correct) as correct
        from totals t where ${some} group by t.member_id, t.channel_id, t.game
      ) s join links l on l.channel_id = s.channel_id and l.game = s.game and l.date = ''
      group by s.member_id, l.board_id`.execute(db);
    await sql`
      insert into standings (member_id, board_id, points, answers, correct)
      select t.member_id, l.board_id, sum(t.points), sum(t.answers), sum(t.correct)
      from totals t join links l on l.channel_id = t.channel_id and l.game = t.game and l.date = t.date
      where ${some} group by t.member_id, l.board_id`.execute(db);
  }
  await sql`drop table links`.execute(db);
  await sql`
    insert into standing_counts (board_id, points, members)
    select board_id, points, count(*) from standings group by board_id, points`.execute(db);
};

const keyOf = ({ place, scope, game, period, since }: Omit<Board, 'kept'>): string =>
  `${place} ${scope} ${game} ${period} ${since}`;
