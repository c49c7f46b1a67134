import { type RawBuilder, sql } from 'kysely';
import type { Connection } from './connection.ts';

export type Dialect = Connection['dialect'];

/** Builds SQL for whether a row is one of up to `limit` rows of a table, which may be ordered. Neither database has it for deletes. */
export const someRows = (
  table: string,
  which: RawBuilder<unknown>,
  limit: number,
  dialect: Dialect,
): RawBuilder<unknown> => {
  const row = sql.ref(dialect === 'sqlite' ? 'rowid' : 'ctid');
  return sql`${row} in (select ${row} from ${sql.table(table)} where ${which} limit ${limit})`;
};
