import { type SqlBool, sql } from 'kysely';

/** Builds SQL for whether answers to a round count by now. Those to a sealed round don't. */
export const counts = sql<SqlBool>`(rounds.closed_at is not null or coalesce(rounds.reveal, '') <> 'close')`;

/** Builds SQL for whether a round is sealed. */
export const isSealed = sql<SqlBool>`(rounds.closed_at is null and rounds.reveal = 'close')`;
