import type { CreateTableBuilder, Kysely } from 'kysely';

/** Workspaces that add up their leaderboards, and the codes with which managers invite each other. */
export const up = async (db: Kysely<unknown>, dialect: 'sqlite' | 'postgres'): Promise<void> => {
  const withId = <T extends string>(table: CreateTableBuilder<T>) =>
    dialect === 'sqlite'
      ? table.addColumn('id', 'integer', (column) => column.primaryKey().autoIncrement())
      : table.addColumn('id', 'serial', (column) => column.primaryKey());
  await withId(db.schema.createTable('leagues'))
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('league_workspaces')
    .addColumn('platform', 'text', (column) => column.notNull())
    .addColumn('workspace', 'text', (column) => column.notNull())
    .addColumn('league_id', 'integer', (column) =>
      column.notNull().references('leagues.id').onDelete('cascade'),
    )
    .addPrimaryKeyConstraint('league_workspaces_once', ['platform', 'workspace'])
    .execute();
  await db.schema
    .createIndex('league_workspaces_league')
    .on('league_workspaces')
    .column('league_id')
    .execute();
  await db.schema
    .createTable('league_codes')
    .addColumn('member_id', 'integer', (column) =>
      column.primaryKey().references('members.id').onDelete('cascade'),
    )
    .addColumn('hash', 'text', (column) => column.notNull().unique())
    .addColumn('expires_at', 'bigint', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('league_codes_expiry').on('league_codes').column('expires_at').execute();
};
