import type { Kysely } from 'kysely';
import type { Tables } from './tables.ts';

/** An open database of either kind. */
export interface Connection {
  readonly dialect: 'sqlite' | 'postgres';
  readonly db: Kysely<Tables>;
}
