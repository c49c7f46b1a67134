import { setTimeout as sleep } from 'node:timers/promises';
import type { Kysely, Transaction } from 'kysely';
import { Conflict, DatabaseAway } from '../errors.ts';
import type { Tables } from './tables.ts';

/** How often work that met a conflict is done again. */
const mostConflicts = 5;
/** How long work waits for a database that is away, in milliseconds: people are answered within three seconds. */
const patienceMs = 1_500;
const pauseMs = 100;

/**
 * Runs work in a transaction: again at once if it met a conflict, and again after a pause while the database is away. Throws a
 * DatabaseAway if that lasts. If the connection is lost during the commit, nobody knows whether the work was kept, so it is
 * not done again.
 */
export const inTransaction = async <T>(
  db: Kysely<Tables>,
  work: (transaction: Transaction<Tables>) => Promise<T>,
): Promise<T> => {
  const giveUpAt = performance.now() + patienceMs;
  for (let conflicts = 0; ; ) {
    let isDone = false;
    try {
      return await db.transaction().execute(async (transaction) => {
        const result = await work(transaction);
        isDone = true;
        return result;
      });
    } catch (error) {
      if (isConflict(error) && ++conflicts < mostConflicts) continue;
      if (!isAway(error)) throw error;
      if (isDone || performance.now() > giveUpAt) {
        throw new DatabaseAway('The database does not answer.', { cause: error });
      }
      await sleep(pauseMs);
    }
  }
};

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : '';

/**
 * What SQLite and PostgreSQL call a unique key that somebody else took, a row that somebody else removed, a deadlock, or a
 * failed serialization.
 */
const conflictCodes = [
  'SQLITE_CONSTRAINT_UNIQUE',
  'SQLITE_CONSTRAINT_FOREIGNKEY',
  '23505',
  '23503',
  '40001',
  '40P01',
];

const isConflict = (error: unknown): boolean =>
  error instanceof Conflict || conflictCodes.includes(codeOf(error));

/** Locked, full, shutting down, starting up, cut off, or not answering in time. */
const awayCodes =
  /^(SQLITE_(BUSY|LOCKED|FULL|IOERR)|E(CONN|PIPE|TIMEDOUT|HOST|AI_)|ENOTFOUND|08|57P|25P03|53|57014|55P03)/;

/** The driver of PostgreSQL has sentences instead of codes for these. */
const awayMessages =
  /connection (terminated|timeout|ended)|timeout exceeded|query read timeout|not queryable/i;

const isAway = (error: unknown): boolean =>
  error instanceof Error && (awayCodes.test(codeOf(error)) || awayMessages.test(error.message));
