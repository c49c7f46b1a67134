import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import type { Reader } from './reader.ts';

/** Lets a reader run SQLite's queries, inside transactions that only read. */
export const readerDialect = (reader: Reader): Dialect => ({
  createAdapter: () => new SqliteAdapter(),
  createDriver: () => driverOf(reader),
  createIntrospector: (db) => new SqliteIntrospector(db),
  createQueryCompiler: () => new SqliteQueryCompiler(),
});

const driverOf = (reader: Reader): Driver => ({
  init: async () => {},
  acquireConnection: async () => connectionTo(reader),
  beginTransaction: () => reader.begin(),
  commitTransaction: () => reader.end(),
  rollbackTransaction: () => reader.end(),
  releaseConnection: async () => {},
  destroy: () => reader.close(),
});

const connectionTo = (reader: Reader): DatabaseConnection => ({
  executeQuery: async <R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> => ({
    rows: (await reader.query(sql, parameters)) as R[],
  }),
  streamQuery: () => {
    throw new Error('What a thread reads comes all at once.');
  },
});
