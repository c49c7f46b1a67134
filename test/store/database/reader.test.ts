import { copyFileSync, renameSync, statSync } from 'node:fs';
import Database from 'better-sqlite3';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { allPersonalData } from '../../../src/bot/features.ts';
import type { Records, Store } from '../../../src/bot/store.ts';
import { DatabaseAway } from '../../../src/errors.ts';
import { gatherRecap } from '../../../src/features/recap/recap.ts';
import type { Connection } from '../../../src/store/database/connection.ts';
import { Reader } from '../../../src/store/database/reader/reader.ts';
import { choiceIn, openBotDriver } from '../../drivers/bot-driver.ts';
import { createScriptedPlatform } from '../../drivers/scripted-platform.ts';
import { createTestRuntime } from '../../support/runtime.ts';
import { createServices } from '../../support/services.ts';
import { inSqliteFiles } from '../../support/sqlite-files.ts';

const open = inSqliteFiles();

const home = { platform: 't', workspace: 'w' };
const meet = (store: Store, channel: string) =>
  store.transaction(({ channels }) => channels.meet({ ...home, channel }, channel));
const names = async ({ channels }: Records): Promise<string[]> =>
  (await channels.inWorkspace('t', 'w')).map(({ name }) => name).sort();

const sunday = Temporal.Instant.from('2026-11-15T20:00:00Z').epochMilliseconds;

/** A query that takes a while. */
const slow = `with recursive n (i) as (select 1 union all select i + 1 from n where i < 300000) select max(i) as most from n`;

/** Counts the turns that the event loop makes while something is under way. */
const turnsDuring = async (work: Promise<unknown>): Promise<number> => {
  let isOver = false;
  let turns = 0;
  const count = () => {
    turns += 1;
    if (!isOver) setImmediate(count);
  };
  setImmediate(count);
  await work;
  isOver = true;
  return turns;
};

describe.concurrent('what only reads a database file', () => {
  test('leaves the event loop to others, which the main connection does not', async ({ expect }) => {
    const { connection, store } = await open();
    const read = (db: Connection['db'] | undefined) =>
      db === undefined ? expect.fail() : sql.raw<{ most: number }>(slow).execute(db);
    expect(await turnsDuring(read(connection.db))).toBe(0);
    const elsewhere = connection.reading
      ?.transaction()
      .execute(async (transaction) => (await read(transaction)).rows);
    expect(await turnsDuring(elsewhere ?? expect.fail())).toBeGreaterThan(0);
    expect(await elsewhere).toEqual([{ most: 300_000 }]);
    await store.close();
  });

  test('finds what was stored, sees one state of it, and ends with the store', async ({ expect }) => {
    const { file, store } = await open();
    await meet(store, 'one');
    const seen = await store.read(async (records) => {
      const before = await names(records);
      await meet(store, 'two');
      return [before, await names(records)];
    });
    expect(seen).toEqual([['one'], ['one']]);
    expect(await store.read(names)).toEqual(['one', 'two']);
    for (const suffix of ['', '-wal', '-shm']) expect(statSync(`${file}${suffix}`).mode & 0o077).toBe(0);
    await store.close();
    expect(statSync(`${file}-wal`, { throwIfNoEntry: false })).toBeUndefined();
  });

  test('asks several things at once and gets each its answer, or its error', async ({ expect }) => {
    const { file, store } = await open();
    const reader = new Reader(file);
    await reader.begin();
    const given = (what: unknown) => reader.query('select ? as given', [what]);
    const wrong = reader.query('select 1 from nowhere', []).catch((error: Error) => error);
    const [one, two] = await Promise.all([given(1), given('two')]);
    expect([one, two]).toEqual([[{ given: 1 }], [{ given: 'two' }]]);
    expect(String(await wrong)).toBe('Error: no such table: nowhere');
    expect(await wrong).toMatchObject({ code: 'SQLITE_ERROR' });
    await reader.end();
    await reader.close();
    await store.close();
  });

  test('fails kindly when its thread ends, and the next one starts another', async ({ expect }) => {
    const { file, store } = await open();
    const reader = new Reader(file);
    await reader.begin();
    const waiting = reader.query(slow, []);
    await Promise.all([expect(waiting).rejects.toBeInstanceOf(DatabaseAway), reader.close()]);
    await expect(reader.query('select 1', [])).rejects.toBeInstanceOf(DatabaseAway);
    await reader.end();
    await reader.begin();
    expect(await reader.query('select 1 as one', [])).toEqual([{ one: 1 }]);
    await reader.end();
    await reader.close();
    await store.close();
  });

  test('fails kindly while the file is gone', async ({ expect }) => {
    const { file, store } = await open();
    await meet(store, 'one');
    renameSync(file, `${file}-elsewhere`);
    await expect(store.read(names)).rejects.toBeInstanceOf(DatabaseAway);
    renameSync(`${file}-elsewhere`, file);
    expect(await store.read(names)).toEqual(['one']);
    await store.close();
  });

  test('reads the file that took the place of another, which waits until nobody reads the old one', async ({
    expect,
  }) => {
    const { file, store } = await open();
    await meet(store, 'one');
    await store.tidy();
    copyFileSync(file, `${file}-copy`);
    await meet(store, 'lost with the old file');
    await store.read(async (records) => {
      renameSync(`${file}-copy`, file);
      await expect(meet(store, 'two')).rejects.toBeInstanceOf(DatabaseAway);
      expect(await names(records)).toEqual(['lost with the old file', 'one']);
    });
    await meet(store, 'three');
    expect(await store.read(names)).toEqual(['one', 'three']);
    await store.close();
    const database = new Database(file);
    expect(database.pragma('integrity_check')).toEqual([{ integrity_check: 'ok' }]);
    database.close();
  });
});

test.each(['a file', ':memory:'])('reading refuses to write, and changes nothing, in %s', async (where) => {
  const { store } = await open(where === ':memory:' ? where : undefined);
  await meet(store, 'one');
  const write = ({ channels }: Records) => channels.meet({ ...home, channel: 'two' }, 'two');
  await expect(store.read(write)).rejects.toMatchObject({ code: 'SQLITE_READONLY' });
  expect(await store.read(names)).toEqual(['one']);
  await meet(store, 'three');
  expect(await store.read(names)).toEqual(['one', 'three']);
  await store.close();
});

test('an export, a recap, and a leaderboard of teams are the same as on the main connection', async () => {
  const { store } = await open();
  const services = { ...(await createServices(createTestRuntime(7, sunday))), store };
  const platform = createScriptedPlatform();
  const driver = openBotDriver(services, platform);
  for (const user of ['ada', 'grace']) await driver.command(user, 'team create', { name: `Team of ${user}` });
  await driver.command('ada', 'daily setup', { time: '09:00', timezone: 'UTC', days: 'daily', recap: 'on' });
  for (let days = 0; days < 8; days++) {
    await driver.advance(24 * 3_600_000);
    const question = platform.messages.findLast(({ key }) => key.startsWith('quest'))?.cards.at(-1);
    for (const [user, text] of [
      ['ada', 'the right one'],
      ['grace', days % 2 === 0 ? 'a wrong one' : 'the right one'],
    ] as const)
      await driver.press(user, choiceIn(question, text) ?? expect.fail());
  }
  await services.store.transaction(({ folding }) => folding.fold());
  const everything = async (records: Records) => ({
    exported: await records.personal.read(1, allPersonalData()),
    recap: await gatherRecap((await records.recaps.around([8]))[0] ?? expect.fail(), records),
    teams: await records.boards.teams({
      channel: await records.channels.get(1),
      scope: 'workspace',
      game: 'all',
      period: 'all',
      on: '2026-11-23',
    }),
  });
  const read = await store.read(everything);
  expect(read).toEqual(await store.transaction(everything));
  expect(read.exported.answers).toHaveLength(8);
  expect(read.recap).toMatchObject({ streaks: { shown: [{ days: 7 }, { days: 7 }], size: 2 } });
  expect(read.teams.standings).toMatchObject([
    { name: 'Team of ada', players: 1 },
    { name: 'Team of grace' },
  ]);
  await store.close();
});
