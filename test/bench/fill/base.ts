import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import Database from 'better-sqlite3';
import { CamelCasePlugin, Kysely, SqliteDialect } from 'kysely';
import { readShapes } from '../../../src/store/database/schema-snapshot.ts';
import { openStore } from '../../../src/store/store.ts';

const root = resolve(import.meta.dirname, '../../..');
const migrations = join(root, 'migrations');
const cache = join(root, 'node_modules/.cache/hotseat/bench');

/** The migrations whose tables are filled. Later ones run on the filled file, just like on one that people have. */
const filled = ['0001-start', '0002-standings', '0003-names'];

const sourceOf = (name: string): string =>
  readFileSync(join(migrations, `${name}.ts`), 'utf8').replaceAll('\r\n', '\n');

const hash = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Returns where a filled file is kept. The name changes with the schema, so that no old file is used. */
const placeOf = (name: string): string => {
  const schema = readdirSync(migrations)
    .sort()
    .map((file) => sourceOf(file.replace(/\.ts$/, '')));
  return join(cache, `${name}-${hash(schema.join('')).slice(0, 12)}.db`);
};

/** Returns whether the file needs no filling. */
export const isFilled = (name: string): boolean => existsSync(placeOf(name));

/**
 * Returns a database with this schema that `fill` has written to, and keeps it for the next run.
 * @param name changes with what `fill` writes
 */
export const filledFile = (name: string, fill: (database: Database.Database) => void): Promise<string> => {
  const known = filling.get(name) ?? fillOnce(name, fill);
  filling.set(name, known);
  return known;
};

/** Files of this process, because several parts may want the same one at once. */
const filling = new Map<string, Promise<string>>();

const fillOnce = async (name: string, fill: (database: Database.Database) => void): Promise<string> => {
  const place = placeOf(name);
  if (existsSync(place)) return place;
  mkdirSync(cache, { recursive: true });
  const draft = `${place}.${process.pid}.draft`;
  removeFile(draft);
  const database = new Database(draft);
  for (const setting of [
    'journal_mode = off',
    'synchronous = off',
    'cache_size = -1000000',
    'temp_store = memory',
  ])
    database.pragma(setting);
  await createTables(database);
  withoutIndexes(database, () => fill(database));
  database.exec('analyze');
  database.exec('delete from sqlite_stat1');
  database.close();
  // Runs the later migrations, and leaves no log files next to the file.
  await (await openStore(draft)).close();
  renameSync(draft, place);
  removeFile(draft);
  return place;
};

const removeFile = (file: string): void => {
  for (const end of ['', '-lock', '-wal', '-shm', '-journal']) rmSync(`${file}${end}`, { force: true });
};

const createTables = async (database: Database.Database): Promise<void> => {
  const db = new Kysely<unknown>({
    dialect: new SqliteDialect({ database }),
    plugins: [new CamelCasePlugin()],
  });
  const applied = [];
  for (const name of filled) {
    const { up } = await import(join(migrations, `${name}.ts`));
    await up(db, 'sqlite');
    applied.push({ name, checksum: hash(sourceOf(name)) });
  }
  const shapes = JSON.stringify(await readShapes(db, 'sqlite'));
  database.exec(
    'create table migrations (name text primary key, checksum text not null, shapes text not null)',
  );
  const insert = database.prepare('insert into migrations values (?, ?, ?)');
  for (const { name, checksum } of applied) insert.run(name, checksum, shapes);
};

/** Indexes are made after the rows, because sorting is faster than searching. */
const withoutIndexes = (database: Database.Database, work: () => void): void => {
  const indexes = database
    .prepare("select name, sql from sqlite_master where type = 'index' and sql is not null")
    .all() as { name: string; sql: string }[];
  for (const { name } of indexes) database.exec(`drop index ${name}`);
  work();
  for (const { sql } of indexes) database.exec(sql);
};
