import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { allPersonalData } from '../../../src/bot/features.ts';
import type { PersonalData } from '../../../src/features/personal-data.ts';
import { migrate } from '../../../src/store/database/migrate.ts';
import { openSqlite } from '../../../src/store/database/sqlite.ts';
import { readPersonal } from '../../../src/store/privacy/personal-data.ts';
import { databases } from '../../support/databases.ts';
import { firstStartMs } from '../../support/first-start.ts';

/** Text that only the bot and its platforms write: ids, kinds, dates, and questions from the bank. */
const machineText = [
  'migrations.name',
  'migrations.checksum',
  'migrations.shapes',
  'channels.platform',
  'channels.workspace',
  'channels.channel',
  'teams.platform',
  'teams.workspace',
  'channel_policies.starters',
  'schedules.time',
  'schedules.timezone',
  'schedules.days',
  'schedules.topic',
  'schedules.level',
  'schedules.reveal',
  'schedules.status',
  'recaps.week',
  'leaderboards.scope',
  'leaderboards.game',
  'leaderboards.period',
  'leaderboards.since',
  'voids.platform',
  'voids.workspace',
  'voids.question_id',
  'departures.platform',
  'departures.workspace',
  'installations.platform',
  'installations.id',
  'installations.sealed',
  'installed_workspaces.platform',
  'installed_workspaces.workspace',
  'installed_workspaces.installation',
  'league_workspaces.platform',
  'league_workspaces.workspace',
  'report_tellings.platform',
  'report_tellings.workspace',
  'quizzes.state',
  'quizzes.settings',
  'rounds.game',
  'rounds.date',
  'rounds.reveal',
  'rounds.question_id',
  'rounds.track',
  'rounds.topic',
  'rounds.level',
  'rounds.question',
  'rounds.mark_key',
  'answer_marks.mark',
  'timers.kind',
  'posts.kind',
  'threads.kind',
  'given_roles.platform',
  'given_roles.workspace',
  'given_roles.kind',
  'given_roles.role',
  'given_roles.month',
  'roles_to_take.platform',
  'roles_to_take.workspace',
  'roles_to_take.role',
  'greetings.platform',
  'greetings.workspace',
  'greetings.channel',
  'posts.key',
  'posts.message',
  'taken_events.id',
  'uploads.file',
  'uploads.message',
  'uploads.workspace',
  'uploads.platform',
];

interface Column {
  readonly table: string;
  readonly name: string;
  readonly isText: boolean;
  readonly refersToMember: boolean;
}

/** Reads every column of every table that the migrations create. */
const readColumns = async (): Promise<Column[]> => {
  const connection = openSqlite(':memory:');
  await migrate(connection);
  const { db } = connection;
  const { rows: tables } = await sql<{ name: string }>`
    select name from sqlite_master where type = 'table' and name not like 'sqlite_%' and name not like 'kysely_%'`.execute(
    db,
  );
  const columns: Column[] = [];
  for (const { name: table } of tables) {
    const { rows } = await sql<{ name: string; type: string }>`
      select name, type from pragma_table_info(${table})`.execute(db);
    const { rows: keys } = await sql<{ column: string }>`
      select "from" as column from pragma_foreign_key_list(${table}) where "table" = 'members'`.execute(db);
    for (const { name, type } of rows) {
      const refersToMember = keys.some(({ column }) => column === name);
      columns.push({ table, name, isText: type.toLowerCase() === 'text', refersToMember });
    }
  }
  await db.destroy();
  return columns;
};

/** Lists the columns that a feature declares, each as `table.column`. */
const namedBy = (data: PersonalData): string[] =>
  (data.kind === 'shared'
    ? Object.keys(data.columns)
    : [data.member, ...(data.kind === 'rows' ? Object.keys(data.columns) : [])]
  ).map((column) => `${data.table}.${column}`);

/** Finds columns with personal data that no feature declares. */
const forgotten = (columns: readonly Column[], data: readonly PersonalData[]): string[] => {
  const named = new Set(data.flatMap(namedBy));
  const aboutPeople = new Set(data.flatMap((one) => (one.kind === 'rows' ? [one.table] : [])));
  return columns
    .filter(({ table, isText, refersToMember }) => refersToMember || isText || aboutPeople.has(table))
    .map(({ table, name }) => `${table}.${name}`)
    .filter((column) => !named.has(column) && !machineText.includes(column));
};

test('every column with personal data is declared by a feature', async () => {
  const columns = await readColumns();
  expect(columns.length).toBeGreaterThan(80);
  expect(forgotten(columns, allPersonalData()), 'name these in the personalData of a feature').toEqual([]);
});

test('finds a column that no feature declares', async () => {
  const columns = await readColumns();
  const data = allPersonalData();
  const without = data.map((one) =>
    one.kind === 'rows' && one.table === 'answers'
      ? {
          ...one,
          columns: Object.fromEntries(Object.entries(one.columns).filter(([name]) => name !== 'date')),
        }
      : one,
  );
  expect(forgotten(columns, without)).toEqual(['answers.date']);
  expect(
    forgotten(
      columns,
      data.filter(({ table }) => table !== 'quizzes'),
    ),
  ).toEqual(['quizzes.started_by', 'quizzes.code']);
  const added = { table: 'teams', name: 'motto', isText: true, refersToMember: false };
  expect(forgotten([...columns, added], data)).toEqual(['teams.motto']);
});

test('every declared column exists and is declared by one feature', async () => {
  const columns = new Set((await readColumns()).map(({ table, name }) => `${table}.${name}`));
  const named = allPersonalData().flatMap((data) => [
    ...namedBy(data),
    ...(data.kind === 'reference' ? Object.keys(data.columns).map((name) => `${data.table}.${name}`) : []),
  ]);
  expect(named.filter((column) => !columns.has(column))).toEqual([]);
  // A report concerns its author and who settled it; a code its owner and the person who types it.
  const twice = named.filter((column, index) => named.indexOf(column) !== index);
  expect([...new Set(twice.map((column) => column.split('.')[0]))]).toEqual(['reports', 'link_codes']);
  expect(machineText.filter((column) => !columns.has(column))).toEqual([]);
});

test.each(databases)(
  'reads each of many rows once, oldest first, on $name',
  { timeout: firstStartMs },
  async ({ open }) => {
    const connection = await open();
    await migrate(connection);
    const { db } = connection;
    const member = { platform: 'test', workspace: 'w', user: 'ada', name: 'ada', folded: 'ada' };
    const { id } = await db.insertInto('members').values(member).returning('id').executeTakeFirstOrThrow();
    const days = Array.from({ length: 100 }, (_, day) => ({
      date: Temporal.PlainDate.from('2026-01-01').add({ days: day }).toString(),
      memberId: id,
      points: 1,
      answers: 1,
      correct: 1,
    }));
    for (const channel of Array.from({ length: 11 }, (_, index) => `c${index}`)) {
      const { id: channelId } = await db
        .insertInto('channels')
        .values({ platform: 'test', workspace: 'w', channel, name: channel })
        .returning('id')
        .executeTakeFirstOrThrow();
      await db
        .insertInto('totals')
        .values(days.map((one) => ({ ...one, channelId, game: 'quiz' as const })))
        .execute();
    }
    const { totals } = await readPersonal(db, id, allPersonalData());
    const rows = totals as readonly { readonly date: string; readonly channel: string }[];
    expect(new Set(rows.map(({ date, channel }) => `${date} ${channel}`)).size).toBe(1_100);
    expect(rows.map(({ date }) => date)).toEqual(days.flatMap(({ date }) => Array(11).fill(date)));
    await db.destroy();
  },
);
