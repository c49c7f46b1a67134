import { CamelCasePlugin, Kysely, PostgresDialect } from 'kysely';
import { Pool, types } from 'pg';
import type { Connection } from './connection.ts';

/** Opens a PostgreSQL database. Nothing is sent before the first query. */
export const openPostgres = (url: string): Connection => {
  const pool = new Pool({
    connectionString: url,
    // Times are bigint there and fit a number here; left alone they would arrive as text.
    types: {
      getTypeParser: (oid, format) =>
        oid === types.builtins.INT8 ? Number : types.getTypeParser(oid, format),
    },
  });
  // A connection that breaks while idle is replaced at the next query; without a listener it would end the process.
  pool.on('error', () => {});
  return {
    dialect: 'postgres',
    db: new Kysely({ dialect: new PostgresDialect({ pool }), plugins: [new CamelCasePlugin()] }),
  };
};
