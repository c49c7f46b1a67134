import { type Kysely, PostgresAdapter } from 'kysely';
import type { Tables } from '../tables.ts';

/** Returns whether transactions lock rows one by one. SQLite has one writer at a time, which locks everything. */
export const hasRowLocks = (db: Kysely<Tables>): boolean =>
  db.getExecutor().adapter instanceof PostgresAdapter;
