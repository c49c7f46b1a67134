import { PGlite, types } from '@electric-sql/pglite';
import { CamelCasePlugin, Kysely, PGliteDialect, sql } from 'kysely';
import type { Connection } from '../../src/store/database/connection.ts';
import { openPostgres } from '../../src/store/database/postgres.ts';
import { openSqlite } from '../../src/store/database/sqlite.ts';

/** A kind of database on which the store's tests run. */
export interface Database {
  readonly name: string;
  /** Opens an empty database. */
  open(): Promise<Connection>;
}

/** Instances that were closed. Emptying one takes a moment, and starting one takes seconds. */
const idle: PGlite[] = [];

const startPglite = async (): Promise<PGlite> => {
  const pglite = await PGlite.create({ parsers: { [types.INT8]: Number } });
  pglite.close = async () => void idle.push(pglite);
  return pglite;
};

const openPglite = async (): Promise<Connection> => {
  const pglite = idle.pop() ?? (await startPglite());
  await pglite.exec('drop schema public cascade; create schema public');
  return {
    dialect: 'postgres',
    db: new Kysely({ dialect: new PGliteDialect({ pglite }), plugins: [new CamelCasePlugin()] }),
  };
};

/** Creates an empty database on a PostgreSQL server, one per test worker, so that files can run at the same time. */
const openServer = async (url: string): Promise<Connection> => {
  const name = `hotseat_store_${process.env.VITEST_POOL_ID ?? 0}`;
  const { db } = openPostgres(url);
  await sql`drop database if exists ${sql.table(name)} with (force)`.execute(db);
  await sql`create database ${sql.table(name)}`.execute(db);
  await db.destroy();
  const own = new URL(url);
  own.pathname = `/${name}`;
  return openPostgres(own.href);
};

const serverUrl = process.env.TEST_POSTGRES_URL;

/** SQLite, PostgreSQL in this process, and a PostgreSQL server if TEST_POSTGRES_URL is set. */
export const databases: readonly Database[] = [
  { name: 'SQLite', open: async () => openSqlite(':memory:') },
  { name: 'PGlite', open: openPglite },
  ...(serverUrl === undefined ? [] : [{ name: 'PostgreSQL', open: () => openServer(serverUrl) }]),
];
