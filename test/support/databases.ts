import { PGlite, types } from '@electric-sql/pglite';
import { CamelCasePlugin, Kysely, PGliteDialect, sql } from 'kysely';
import type { Connection } from '../../src/store/connection.ts';
import { openPostgres } from '../../src/store/postgres.ts';
import { openSqlite } from '../../src/store/sqlite.ts';

/** A kind of database on which the store's tests run. */
export interface Database {
  readonly name: string;
  /** Opens an empty database. */
  open(): Promise<Connection>;
}

const openPglite = async (): Promise<Connection> => {
  const pglite = await PGlite.create({ parsers: { [types.INT8]: Number } });
  return {
    dialect: 'postgres',
    db: new Kysely({ dialect: new PGliteDialect({ pglite }), plugins: [new CamelCasePlugin()] }),
  };
};

/** Opens the database of a PostgreSQL server and empties it. */
const openServer = async (url: string): Promise<Connection> => {
  const connection = openPostgres(url);
  await sql`drop schema public cascade`.execute(connection.db);
  await sql`create schema public`.execute(connection.db);
  return connection;
};

const serverUrl = process.env.TEST_POSTGRES_URL;

/** SQLite, PostgreSQL in this process, and a PostgreSQL server if TEST_POSTGRES_URL is set. */
export const databases: readonly Database[] = [
  { name: 'SQLite', open: async () => openSqlite(':memory:') },
  { name: 'PGlite', open: openPglite },
  ...(serverUrl === undefined ? [] : [{ name: 'PostgreSQL', open: () => openServer(serverUrl) }]),
];
