import { type Kysely, sql } from 'kysely';

/** Remembers who settled a report, for the messages that asked managers to. */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  await sql`alter table reports add column settled_by integer references members (id) on delete set null`.execute(
    db,
  );
  await db.schema.createIndex('reports_settled_by').on('reports').column('settled_by').execute();
};
