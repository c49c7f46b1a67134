import { type Expression, sql } from 'kysely';

/** A row can be claimed from its due time on, and not while another claim holds. */
export const claimableFrom = (due: Expression<number>, lease: Expression<number>) =>
  sql<number>`case when ${due} > ${lease} then ${due} else ${lease} end`;
