import { sql } from 'kysely';
import type { Logger } from 'pino';
import type { Store } from '../bot/store.ts';
import type { Connection } from './database/connection.ts';
import { explainFile } from './database/explain-sqlite.ts';
import { claimFile } from './database/file-claim.ts';
import { migrate } from './database/migrate.ts';
import { createPause } from './database/pause.ts';
import { openSqlite } from './database/sqlite.ts';
import { emptyLog, tidy } from './database/tidy.ts';
import { inTransaction, onlyReading } from './database/transaction.ts';
import { records } from './records.ts';
import { sliceSize } from './withdrawals/slice-size.ts';

/**
 * Opens the database at `url`: `postgres://…`, the path of a SQLite file, or `:memory:`. Brings its schema up to date.
 * Throws a SetupError if the database can't be used.
 */
export const openStore = async (url: string, log?: Logger): Promise<Store> => {
  if (/^postgres(ql)?:/i.test(url))
    return storeOn((await import('./database/postgres.ts')).openPostgres(url, log));
  const release = claimFile(url);
  try {
    const store = await storeOn(openSqlite(url));
    return {
      ...store,
      close: async () => {
        await store.close();
        release();
      },
    };
  } catch (error) {
    release();
    throw explainFile(url, error);
  }
};

/**
 * Creates a store on an open database, and brings its schema up to date.
 * @param slice how many answers are graded again in one transaction
 */
export const storeOn = async (connection: Connection, slice?: number): Promise<Store> => {
  const size = sliceSize(slice);
  await migrate(connection);
  const { db, reading = db } = connection;
  // Waiting for a lock inside SQLite would block the whole process. Transactions that meet one are tried again.
  if (connection.dialect === 'sqlite') await sql`pragma busy_timeout = 0`.execute(db);
  const pause = connection.dialect === 'sqlite' ? createPause() : async () => {};
  return {
    transaction: async (work) => {
      let hasErased = false;
      const result = await inTransaction(db, async (transaction) => {
        await pause();
        hasErased = false;
        return work(records(transaction, connection.dialect, size, () => (hasErased = true)));
      });
      // Another program may be reading the log. Then the nightly work empties it.
      if (hasErased && connection.dialect === 'sqlite') await emptyLog(db).catch(() => {});
      return result;
    },
    read: (work) =>
      inTransaction(
        reading,
        (transaction) => work(records(transaction, connection.dialect, size, () => {})),
        onlyReading,
      ),
    tidy: () => tidy(connection),
    close: async () => {
      if (reading !== db) await reading.destroy();
      await db.destroy();
    },
  };
};

/** Opens a PostgreSQL database so that closing the store undoes everything. */
export const openUndone = async (url: string): Promise<Store> => {
  const { openPostgres } = await import('./database/postgres.ts');
  const { db } = openPostgres(url);
  const transaction = await db.startTransaction().execute();
  const run: Store['transaction'] = (work) => work(records(transaction, 'postgres', sliceSize(), () => {}));
  return {
    transaction: run,
    read: run,
    tidy: async () => {},
    close: async () => {
      await transaction.rollback().execute();
      await db.destroy();
    },
  };
};
