import { type Kysely, sql } from 'kysely';
import type { Connection } from './connection.ts';

/** For each table by name, its columns with their types, as one text. */
export type Shapes = Readonly<Record<string, string>>;

/** The shapes of all tables in the schema in use. */
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
