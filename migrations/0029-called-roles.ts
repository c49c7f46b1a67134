import type { Kysely } from 'kysely';

/** Roles that are called when a game begins, and who wants to have them. */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  await db.schema
    .createTable('called_roles')
    .addColumn('platform', 'text', (column) => column.notNull())
    .addColumn('workspace', 'text', (column) => column.notNull())
    .addColumn('role', 'text')
    .addColumn('set_by', 'integer', (column) => column.references('members.id').onDelete('set null'))
    .addPrimaryKeyConstraint('called_roles_once', ['platform', 'workspace'])
    .execute();
  await db.schema.createIndex('called_roles_set_by').on('called_roles').column('set_by').execute();
  await db.schema
    .createTable('called_members')
    .addColumn('member_id', 'integer', (column) =>
      column.primaryKey().references('members.id').onDelete('cascade'),
    )
    .addColumn('wanted', 'integer', (column) => column.notNull())
    .addColumn('held', 'integer', (column) => column.notNull())
    .execute();
};
