import { linkSync, mkdtempSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { DatabaseAway, SetupError } from '../../src/errors.ts';
import { openStore } from '../../src/store/store.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hotseat-'));
  file = join(folder, 'hotseat.db');
});
afterEach(() => rmSync(folder, { recursive: true }));

test('creates a database file that only its owner can read', async () => {
  const store = await openStore(file);
  await store.transaction(({ channels }) =>
    channels.meet({ platform: 't', workspace: 'w', channel: 'c' }, 'c'),
  );
  for (const suffix of ['', '-wal', '-shm']) expect(statSync(`${file}${suffix}`).mode & 0o077).toBe(0);
  await store.close();
});

test('refuses a second process on one file with a sentence, and accepts it once the first is gone', async () => {
  const first = await openStore(file);
  await expect(openStore(file)).rejects.toThrow(SetupError);
  await expect(openStore(file)).rejects.toThrow('Another Hotseat is running on');
  await first.close();
  await (await openStore(file)).close();
});

test('refuses a second process that knows the file by a link, or in a linked folder', async () => {
  const first = await openStore(file);
  const [link, linked] = [join(folder, 'link.db'), join(folder, 'linked')];
  symlinkSync(file, link);
  symlinkSync(folder, linked);
  for (const other of [link, join(linked, basename(file))]) {
    await expect(openStore(other)).rejects.toThrow('Another Hotseat is running on');
  }
  await first.close();
});

test('refuses a second process that knows the file by a hard link, and accepts it once the first is gone', async () => {
  const first = await openStore(file);
  const link = join(folder, 'link.db');
  linkSync(file, link);
  await expect(openStore(link)).rejects.toThrow(SetupError);
  await expect(openStore(link)).rejects.toThrow('by another name');
  await first.transaction(({ channels }) =>
    channels.meet({ platform: 't', workspace: 'w', channel: 'c' }, 'c'),
  );
  await first.close();
  await (await openStore(link)).close();
});

test('waits while another program has the file locked, and then fails with a friendly message', async () => {
  const store = await openStore(file);
  const other = new Database(file);
  other.exec('begin immediate');
  const meet = () =>
    store.transaction(({ channels }) => channels.meet({ platform: 't', workspace: 'w', channel: 'c' }, 'c'));
  const error = await meet().catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(DatabaseAway);
  expect((error as DatabaseAway).userMessage).toContain('try again in a moment');
  const waiting = meet();
  other.exec('rollback');
  expect(await waiting).toMatchObject({ channel: 'c' });
  other.close();
  await store.close();
});
