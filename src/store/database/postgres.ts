import { CamelCasePlugin, Kysely, PostgresDialect } from 'kysely';
import { Pool, types } from 'pg';
import { type Logger, pino } from 'pino';
import type { Connection } from './connection.ts';
import { inTurn } from './pool-in-turn.ts';

/** How long to wait for a connection and for a statement, in milliseconds. */
export interface PostgresLimits {
  readonly connectMs: number;
  readonly statementMs: number;
}

/**
 * People must be told within three seconds that the database does not answer, and by the time that another connection is
 * tried, one may have been waited on for a second.
 */
const usual: PostgresLimits = { connectMs: 1_800, statementMs: 5_000 };

const silent = pino({ level: 'silent' });

/** Opens a PostgreSQL database. Nothing is sent before the first query. */
export const openPostgres = (
  url: string,
  log: Logger = silent,
  { connectMs, statementMs }: PostgresLimits = usual,
): Connection => {
  const pool = new Pool({
    connectionString: url,
    connectionTimeoutMillis: connectMs,
    statement_timeout: statementMs,
    query_timeout: statementMs,
    idle_in_transaction_session_timeout: statementMs,
    keepAlive: true,
    // Times are bigint in PostgreSQL but fit in a number. By default, they would arrive as text.
    types: {
      getTypeParser: (oid, format) =>
        oid === types.builtins.INT8 ? Number : types.getTypeParser(oid, format),
    },
  });
  // A connection that breaks while in use rejects the query. Without a listener, it would end the process as well.
  pool.on('connect', (client) =>
    client.on('error', (err) => log.warn({ err }, 'a database connection broke')),
  );
  // A connection that breaks while idle is replaced at the next query. Without a listener, it would end the process.
  pool.on('error', (err) => log.warn({ err }, 'an idle database connection broke'));
  return {
    dialect: 'postgres',
    db: new Kysely({
      dialect: new PostgresDialect({ pool: inTurn(pool, connectMs) }),
      plugins: [new CamelCasePlugin()],
    }),
  };
};
