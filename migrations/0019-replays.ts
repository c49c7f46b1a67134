import { type Kysely, sql } from 'kysely';

/**
 * The codes under which quizzes can be played again, the rounds of those that are, and the answers that earn nothing there
 * because somebody answered the question before. One index finds the quizzes of a code, the other one all accounts that a
 * platform's id has.
 */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  await sql`alter table quizzes add column code text`.execute(db);
  await sql`alter table rounds add column replay integer not null default 0`.execute(db);
  await sql`alter table answers add column repeated integer not null default 0`.execute(db);
  await db.schema
    .createIndex('quizzes_code')
    .on('quizzes')
    .column('code')
    .where(sql.ref('code'), 'is not', null)
    .execute();
  await db.schema.createIndex('members_account').on('members').columns(['platform', 'user']).execute();
};
