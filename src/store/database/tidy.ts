import { sql } from 'kysely';
import type { Connection } from './connection.ts';

/** How many rows of an index SQLite looks at for its statistics, so that it takes milliseconds. */
const analyzedRows = 400;

/**
 * Moves what SQLite's log holds into the database file and empties the log, in which the former content of rows stays. Must
 * not run inside a transaction.
 */
export const emptyLog = async (db: Connection['db']): Promise<void> => {
  await sql`pragma wal_checkpoint(truncate)`.execute(db);
};

/**
 * Gives the space of SQLite's log back, and lets the database look at how its tables are filled, so that it goes on finding
 * the fastest way to read them. Must not run inside a transaction.
 */
export const tidy = async ({ db, dialect }: Connection): Promise<void> => {
  if (dialect === 'sqlite') {
    await emptyLog(db);
    await sql`pragma analysis_limit = ${sql.lit(analyzedRows)}`.execute(db);
    await sql`pragma optimize`.execute(db);
    return;
  }
  const { rows } = await sql<{ name: string }>`
    select tablename as name from pg_tables where schemaname = current_schema() order by 1`.execute(db);
  // One by one, because each statement has a time limit.
  for (const { name } of rows) await sql`analyze ${sql.table(name)}`.execute(db);
};
