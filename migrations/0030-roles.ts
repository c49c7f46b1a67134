import { type CreateTableBuilder, type Kysely, sql } from 'kysely';

/** Roles of several kinds, and roles that must be taken from people of whom nothing else may be known anymore. */
export const up = async (db: Kysely<unknown>, dialect: 'sqlite' | 'postgres'): Promise<void> => {
  const withId = <T extends string>(table: CreateTableBuilder<T>) =>
    dialect === 'sqlite'
      ? table.addColumn('id', 'integer', (column) => column.primaryKey().autoIncrement())
      : table.addColumn('id', 'serial', (column) => column.primaryKey());
  await db.schema
    .createTable('given_roles')
    .addColumn('platform', 'text', (column) => column.notNull())
    .addColumn('workspace', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('role', 'text')
    .addColumn('set_by', 'integer', (column) => column.references('members.id').onDelete('set null'))
    .addColumn('month', 'text')
    .addPrimaryKeyConstraint('given_roles_once', ['platform', 'workspace', 'kind'])
    .execute();
  await db.schema.createIndex('given_roles_set_by').on('given_roles').column('set_by').execute();
  await db.schema
    .createTable('role_members')
    .addColumn('member_id', 'integer', (column) =>
      column.notNull().references('members.id').onDelete('cascade'),
    )
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('wanted', 'integer', (column) => column.notNull())
    .addColumn('held', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('role_members_once', ['member_id', 'kind'])
    .execute();
  await withId(db.schema.createTable('roles_to_take'))
    .addColumn('platform', 'text', (column) => column.notNull())
    .addColumn('workspace', 'text', (column) => column.notNull())
    .addColumn('user', 'text', (column) => column.notNull())
    .addColumn('role', 'text', (column) => column.notNull())
    .addColumn('set_by', 'integer', (column) => column.references('members.id').onDelete('set null'))
    .execute();
  await db.schema.createIndex('roles_to_take_set_by').on('roles_to_take').column('set_by').execute();
  await sql`
    insert into given_roles (platform, workspace, kind, role, set_by)
    select platform, workspace, 'called', role, set_by from called_roles`.execute(db);
  await sql`
    insert into role_members (member_id, kind, wanted, held)
    select member_id, 'called', wanted, held from called_members`.execute(db);
  await db.schema.dropTable('called_roles').execute();
  await db.schema.dropTable('called_members').execute();
};
