import { type Expression, sql } from 'kysely';

/** Builds SQL for when a row can be claimed: from its due time on, but not while another claim holds. */
export const claimableFrom = (due: Expression<number>, lease: Expression<number>) =>
  sql<number>`case when ${due} > ${lease} then ${due} else ${lease} end`;
