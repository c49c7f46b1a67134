import type { Kysely } from 'kysely';

/** The bot's tokens, which are stored encrypted, and the workspaces that an organization's token serves. */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  await db.schema
    .createTable('installations')
    .addColumn('platform', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('sealed', 'text', (column) => column.notNull())
    .addColumn('renewed_by', 'bigint', (column) => column.notNull().defaultTo(0))
    .addPrimaryKeyConstraint('installations_once', ['platform', 'id'])
    .execute();
  await db.schema
    .createTable('installed_workspaces')
    .addColumn('platform', 'text', (column) => column.notNull())
    .addColumn('workspace', 'text', (column) => column.notNull())
    .addColumn('installation', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('installed_workspaces_once', ['platform', 'workspace'])
    .addForeignKeyConstraint(
      'installed_workspaces_installation',
      ['platform', 'installation'],
      'installations',
      ['platform', 'id'],
      (key) => key.onDelete('cascade'),
    )
    .execute();
  await db.schema
    .createIndex('installed_workspaces_installation')
    .on('installed_workspaces')
    .columns(['platform', 'installation'])
    .execute();
};
