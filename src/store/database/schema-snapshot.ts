import { type Kysely, sql } from 'kysely';
import type { Connection } from './connection.ts';

/** Each table's columns and their types in one text, by table name. */
export type Shapes = Readonly<Record<string, string>>;

/** Reads the shapes of all tables in the current schema. */
export const readShapes = async <T>(db: Kysely<T>, dialect: Connection['dialect']): Promise<Shapes> => {
  const schema = dialect === 'postgres' ? await currentSchema(db) : undefined;
  const tables = await db.introspection.getTables();
  return Object.fromEntries(
    tables
      .filter((table) => table.schema === schema && !table.isView)
      .map(({ name, columns }) => [
        name,
        columns
          .map((column) => `${column.name} ${column.dataType}${column.isNullable ? '' : ' not null'}`)
          .sort()
          .join(', '),
      ]),
  );
};

const currentSchema = async <T>(db: Kysely<T>): Promise<string | undefined> => {
  const { rows } = await sql<{ schema: string }>`select current_schema() as schema`.execute(db);
  return rows[0]?.schema;
};
