import { copyFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { sql } from 'kysely';
import { describe, test } from 'vitest';
import type { Store } from '../../src/bot/store.ts';
import { inSqliteFiles } from '../support/sqlite-files.ts';

const open = inSqliteFiles();

/** Stores a channel, and whatever the work does besides. */
const meet = (store: Store, channel: string) =>
  store.transaction(({ channels }) => channels.meet({ platform: 't', workspace: 'w', channel }, channel));

/** Reads which channels are in the file, as another program does. */
const stored = (file: string): string[] => {
  const database = new Database(file, { readonly: true });
  const rows = database.prepare<[], { channel: string }>('select channel from channels order by id').all();
  database.close();
  return rows.map(({ channel }) => channel);
};

const parts = ['', '-wal', '-shm'];
const move = (from: string, to: string) => {
  for (const part of parts) renameSync(from + part, to + part);
};

const away = {
  code: 'database-away',
  userMessage: "I can't reach my records right now. Please try again in a moment.",
};

describe.concurrent('a database file', () => {
  test('refuses work while it is moved away, and goes on when it is back', async ({ expect }) => {
    const { file, store } = await open();
    await meet(store, 'one');
    move(file, `${file}-elsewhere`);
    await expect(meet(store, 'two')).rejects.toMatchObject(away);
    move(`${file}-elsewhere`, file);
    await meet(store, 'three');
    await store.close();
    expect(stored(file)).toEqual(['one', 'three']);
  });

  test('that was moved away is not created again, and serves a wait that ends in time', async ({
    expect,
  }) => {
    const { file, store } = await open();
    await meet(store, 'one');
    move(file, `${file}-elsewhere`);
    const waiting = meet(store, 'two');
    setTimeout(() => move(`${file}-elsewhere`, file), 200);
    await waiting;
    await store.close();
    expect(stored(file)).toEqual(['one', 'two']);
  });

  test('that is replaced by a copy is opened again, and the log of the old one is not applied to it', async ({
    expect,
  }) => {
    const { file, store } = await open();
    await meet(store, 'one');
    const before = new Database(file);
    before.pragma('wal_checkpoint(TRUNCATE)');
    before.close();
    copyFileSync(file, `${file}-copy`);
    await meet(store, 'lost with the old file');
    renameSync(`${file}-copy`, file);
    await meet(store, 'two');
    expect(stored(file)).toEqual(['one', 'two']);
    await store.close();
    expect(stored(file)).toEqual(['one', 'two']);
    const database = new Database(file);
    expect(database.pragma('integrity_check')).toEqual([{ integrity_check: 'ok' }]);
    database.close();
  });

  test('whose log is deleted loses nothing of what was stored', async ({ expect }) => {
    const { file, store } = await open();
    await meet(store, 'one');
    rmSync(`${file}-wal`);
    await meet(store, 'two');
    expect(stored(file)).toEqual(['one', 'two']);
    await store.close();
  });

  test('that is replaced by anything else is left alone until ours is back', async ({ expect }) => {
    const { file, store } = await open();
    await meet(store, 'one');
    move(file, `${file}-elsewhere`);
    writeFileSync(file, 'not a database');
    await expect(meet(store, 'two')).rejects.toMatchObject(away);
    rmSync(file);
    writeFileSync(file, '');
    await expect(meet(store, 'two')).rejects.toMatchObject(away);
    for (const part of parts) rmSync(file + part, { force: true });
    move(`${file}-elsewhere`, file);
    await meet(store, 'three');
    await store.close();
    expect(stored(file)).toEqual(['one', 'three']);
  });

  test('on a full disk takes no part of a change, says so kindly, and goes on once there is room', async ({
    expect,
  }) => {
    const { file, connection, store } = await open();
    await meet(store, 'one');
    await sql`pragma max_page_count = 1`.execute(connection.db);
    const long = 'x'.repeat(100_000);
    const both = store.transaction(async ({ channels }) => {
      await channels.meet({ platform: 't', workspace: 'w', channel: 'short' }, 'short');
      await channels.meet({ platform: 't', workspace: 'w', channel: long }, long);
    });
    await expect(both).rejects.toMatchObject(away);
    await sql`pragma max_page_count = 1000000`.execute(connection.db);
    await meet(store, 'two');
    await store.close();
    expect(stored(file)).toEqual(['one', 'two']);
  });

  test('whose transaction SQLite undid by itself still tells why', async ({ expect }) => {
    const { connection, store } = await open();
    const work = connection.db.transaction().execute(async (transaction) => {
      await sql`rollback`.execute(transaction);
      throw new Error('the disk is full');
    });
    await expect(work).rejects.toThrow('the disk is full');
    await meet(store, 'one');
    await store.close();
  });
});
