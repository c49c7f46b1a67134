import { CamelCasePlugin, Kysely, PostgresDialect } from 'kysely';
import { Pool, types } from 'pg';
import { type Logger, pino } from 'pino';
import type { Connection } from './connection.ts';

const silent = pino({ level: 'silent' });

/** Opens a PostgreSQL database. Nothing is sent before the first query. */
export const openPostgres = (url: string, log: Logger = silent): Connection => {
  const pool = new Pool({
    connectionString: url,
    // Times are bigint there and fit a number here; left alone they would arrive as text.
    types: {
      getTypeParser: (oid, format) =>
        oid === types.builtins.INT8 ? Number : types.getTypeParser(oid, format),
    },
  });
  // A connection that breaks while idle is replaced at the next query; without a listener it would end the process.
  pool.on('error', (err) => log.warn({ err }, 'an idle database connection broke'));
  return {
    dialect: 'postgres',
    db: new Kysely({ dialect: new PostgresDialect({ pool }), plugins: [new CamelCasePlugin()] }),
  };
};
