import type { CreateTableBuilder, Kysely } from 'kysely';

/** Workspaces that the bot was removed from, whose data is still there. */
export const up = async (db: Kysely<unknown>, dialect: 'sqlite' | 'postgres'): Promise<void> => {
  const withId = <T extends string>(table: CreateTableBuilder<T>) =>
    dialect === 'sqlite'
      ? table.addColumn('id', 'integer', (column) => column.primaryKey().autoIncrement())
      : table.addColumn('id', 'serial', (column) => column.primaryKey());
  await withId(db.schema.createTable('departures'))
    .addColumn('platform', 'text', (column) => column.notNull())
    .addColumn('workspace', 'text', (column) => column.notNull())
    .addColumn('left_at', 'bigint', (column) => column.notNull())
    .addColumn('erasing', 'integer', (column) => column.notNull().defaultTo(0))
    .addUniqueConstraint('departures_workspace', ['platform', 'workspace'])
    .execute();
};
