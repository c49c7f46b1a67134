import { type Expression, type SqlBool, sql } from 'kysely';

/** Builds SQL for whether a member has not answered a row of `rounds`. */
export const isUnansweredBy = (member: number | Expression<number>) =>
  sql<SqlBool>`not exists (
    select 1 from answers where answers.round_id = rounds.id and answers.member_id = ${member})`;
