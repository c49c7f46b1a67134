import type { Kysely } from 'kysely';
import type { Tables } from '../tables.ts';

/** An open database of either kind. */
export interface Connection {
  readonly dialect: 'sqlite' | 'postgres';
  readonly db: Kysely<Tables>;
  /** The same records, read where that holds nothing up; missing if `db` does for that too. */
  readonly reading?: Kysely<Tables>;
}
