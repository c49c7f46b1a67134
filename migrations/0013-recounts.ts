import { type CreateTableBuilder, type Kysely, sql } from 'kysely';

/** What is left to grade again after a withdrawal or its undo, and people whose answers went first. */
export const up = async (db: Kysely<unknown>, dialect: 'sqlite' | 'postgres'): Promise<void> => {
  const withId = <T extends string>(table: CreateTableBuilder<T>) =>
    dialect === 'sqlite'
      ? table.addColumn('id', 'integer', (column) => column.primaryKey().autoIncrement())
      : table.addColumn('id', 'serial', (column) => column.primaryKey());
  await withId(db.schema.createTable('recounts'))
    .addColumn('void_id', 'integer', (column) =>
      column.notNull().unique().references('voids.id').onDelete('cascade'),
    )
    .addColumn('later', 'integer', (column) => column.notNull().defaultTo(sql.lit(0)))
    .addColumn('after_round', 'integer', (column) => column.notNull().defaultTo(sql.lit(0)))
    .addColumn('after_day', 'integer', (column) => column.notNull().defaultTo(sql.lit(0)))
    .addColumn('after_member', 'integer', (column) => column.notNull().defaultTo(sql.lit(0)))
    .execute();
  await db.schema
    .createTable('recounted_members')
    .addColumn('void_id', 'integer', (column) =>
      column.notNull().references('recounts.void_id').onDelete('cascade'),
    )
    .addColumn('member_id', 'integer', (column) =>
      column.notNull().references('members.id').onDelete('cascade'),
    )
    .addPrimaryKeyConstraint('recounted_members_once', ['void_id', 'member_id'])
    .execute();
  await db.schema
    .createIndex('recounted_members_member')
    .on('recounted_members')
    .column('member_id')
    .execute();
};
