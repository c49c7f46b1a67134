import { type RawBuilder, sql } from 'kysely';

/**
 * Builds SQL for rows of whole numbers, however many, that take a single parameter: a JSON object with an array for each
 * row, which both databases expand in the same way. So the statement is always the same text.
 */
export const wholeNumbers = (
  columns: readonly string[],
  rows: readonly (readonly number[])[],
): RawBuilder<unknown> => {
  const selected = columns.map(
    (column, index) => sql`cast(value ->> ${sql.lit(index)} as integer) as ${sql.ref(column)}`,
  );
  return sql`select ${sql.join(selected)} from json_each(${JSON.stringify({ ...rows })})`;
};
