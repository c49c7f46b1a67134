import { type Kysely, sql } from 'kysely';
import type { Logger } from 'pino';
import type { Records, Store } from '../bot/store.ts';
import { answerHistory } from './answer-history.ts';
import { answers } from './answers.ts';
import { roundOpener } from './asking.ts';
import { boards } from './boards.ts';
import type { Connection } from './connection.ts';
import { claimFile } from './file-claim.ts';
import { links, persons } from './links.ts';
import { migrate } from './migrate.ts';
import { channels, members } from './people.ts';
import { personal } from './personal-data.ts';
import { openPostgres } from './postgres.ts';
import { posts } from './posts.ts';
import { profile } from './profile.ts';
import { quizzes } from './quizzes.ts';
import { recapStats } from './recap-stats.ts';
import { recaps } from './recaps.ts';
import { reports } from './reports.ts';
import { rounds } from './rounds.ts';
import { schedules } from './schedules.ts';
import { openSqlite } from './sqlite.ts';
import { streaks } from './streaks.ts';
import type { Tables } from './tables.ts';
import { memberships, teams } from './teams.ts';
import { timers } from './timers.ts';
import { inTransaction } from './transaction.ts';
import { withdrawals } from './withdrawals.ts';

/**
 * Opens the database at `url`: `postgres://…`, the path of a SQLite file, or `:memory:`. Brings its schema up to date.
 * Throws a SetupError if the database can't be used.
 */
export const openStore = async (url: string, log?: Logger): Promise<Store> => {
  if (/^postgres(ql)?:/i.test(url)) return storeOn(openPostgres(url, log));
  const release = claimFile(url);
  const store = await storeOn(openSqlite(url));
  return {
    ...store,
    close: async () => {
      await store.close();
      release();
    },
  };
};

/** Creates a store on an open database, and brings its schema up to date. */
export const storeOn = async (connection: Connection): Promise<Store> => {
  await migrate(connection);
  const { db } = connection;
  // Waiting for a lock inside SQLite would block the whole process. Transactions that meet one are tried again.
  if (connection.dialect === 'sqlite') await sql`pragma busy_timeout = 0`.execute(db);
  return {
    transaction: (work) => inTransaction(db, (transaction) => work(records(transaction))),
    close: () => db.destroy(),
  };
};

/** Opens a PostgreSQL database so that closing the store undoes everything. */
export const openUndone = async (url: string): Promise<Store> => {
  const { db } = openPostgres(url);
  const transaction = await db.startTransaction().execute();
  return {
    transaction: (work) => work(records(transaction)),
    close: async () => {
      await transaction.rollback().execute();
      await db.destroy();
    },
  };
};

const records = (db: Kysely<Tables>): Records => ({
  channels: channels(db),
  members: members(db),
  quizzes: quizzes(db),
  rounds: rounds(db),
  roundOpener: roundOpener(db),
  answers: answers(db),
  streaks: streaks(db),
  boards: boards(db),
  profile: profile(db),
  teams: teams(db),
  memberships: memberships(db),
  links: links(db),
  persons: persons(db),
  withdrawals: withdrawals(db),
  recaps: recaps(db),
  recapStats: recapStats(db),
  answerHistory: answerHistory(db),
  schedules: schedules(db),
  reports: reports(db),
  personal: personal(db),
  scheduler: timers(db),
  outbox: posts(db),
});
