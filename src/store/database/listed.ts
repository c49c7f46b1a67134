import {
  type AliasableExpression,
  type CompiledQuery,
  type Kysely,
  type QueryResult,
  type RawBuilder,
  sql,
} from 'kysely';
import type { Tables } from '../tables.ts';

/** A value that JSON and both databases can hold. */
type Value = string | number | null;

/** The type of each column of a table of rows. */
type Columns<R> = { readonly [K in keyof R]: 'integer' | 'bigint' | 'text' };

/** A query that Kysely can compile. */
interface Compilable<O> {
  compile(): CompiledQuery<O>;
}

/** Stands for the rows in a compiled query. */
const rowsParameter = {};

/**
 * Builds a statement about any number of rows, and returns the function that runs it. The rows are one parameter, so
 * that Kysely compiles the statement only once, and the databases prepare it only once. It may have no other parameters
 * that change.
 * @param build builds the statement; `rows` is the table of them
 */
export const onRows = <R extends { readonly [K in keyof R]: Value }, O>(
  columns: Columns<R>,
  build: (db: Kysely<Tables>, rows: AliasableExpression<R>) => Compilable<O>,
): ((db: Kysely<Tables>, rows: readonly R[]) => Promise<QueryResult<O>>) => {
  const names = Object.keys(columns) as (keyof R & string)[];
  const table = sql<R>`(${selectRows(columns, rowsParameter)})`;
  const compiled = new Map<unknown, CompiledQuery<O>>();
  return (db, rows) => {
    const dialect = db.getExecutor().adapter.constructor;
    const query = compiled.get(dialect) ?? build(db, table).compile();
    compiled.set(dialect, query);
    const values = jsonOf(rows, names);
    return db.executeQuery({
      ...query,
      parameters: query.parameters.map((one) => (one === rowsParameter ? values : one)),
    });
  };
};

/** Builds SQL for rows of whole numbers, however many, that take a single parameter. */
export const wholeNumbers = (
  columns: readonly string[],
  rows: readonly (readonly number[])[],
): RawBuilder<unknown> =>
  selectRows(Object.fromEntries(columns.map((column) => [column, 'integer'])), JSON.stringify({ ...rows }));

/** @param json an object with an array for each row */
const selectRows = (columns: Readonly<Record<string, string>>, json: unknown): RawBuilder<unknown> => {
  const selected = Object.entries(columns).map(
    ([name, type], index) => sql`cast(value ->> ${sql.lit(index)} as ${sql.raw(type)}) as ${sql.ref(name)}`,
  );
  return sql`select ${sql.join(selected)} from json_each(${json})`;
};

/** Both databases list the values of a JSON object by one function, but not those of an array. */
const jsonOf = <R>(rows: readonly R[], names: readonly (keyof R)[]): string => {
  const values = rows.map((row, index) => `"${index}":${JSON.stringify(names.map((name) => row[name]))}`);
  return `{${values.join()}}`;
};

/** Keeps the first of all items with the same key. */
export const distinct = <T>(items: readonly T[], keyOf: (item: T) => string | number): T[] => {
  const found = new Map<string | number, T>();
  for (const item of items) {
    const key = keyOf(item);
    if (!found.has(key)) found.set(key, item);
  }
  return [...found.values()];
};
