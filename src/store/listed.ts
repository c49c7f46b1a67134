import { sql } from 'kysely';

/** A value that JSON and both databases can hold. */
type Value = string | number | null;

/** The type of a column, by its name in code. */
type Columns<R> = { readonly [K in keyof R]: 'integer' | 'bigint' | 'text' };

/**
 * Builds SQL for a table of these rows. They are one parameter, so that the statement is the same however many there are,
 * and the databases prepare it once.
 */
export const listed = <R extends { readonly [K in keyof R]: Value }>(
  rows: readonly R[],
  columns: Columns<R>,
) => {
  const names = Object.keys(columns) as (keyof R & string)[];
  // Both databases list the values of an object, but not those of an array.
  const values = JSON.stringify({ ...rows.map((row) => names.map((name) => row[name])) });
  const selected = names.map(
    (name, index) => sql`cast(value ->> ${sql.lit(index)} as ${sql.raw(columns[name])}) as ${sql.ref(name)}`,
  );
  return sql<R>`(select ${sql.join(selected)} from json_each(${values}))`;
};

/** Keeps the first of all items with the same key. */
export const distinct = <T>(items: readonly T[], keyOf: (item: T) => string | number): T[] => [
  ...new Map(items.toReversed().map((item) => [keyOf(item), item])).values(),
];
