import { setTimeout as sleep } from 'node:timers/promises';
import type { Kysely, Transaction } from 'kysely';
import { Conflict, DatabaseAway } from '../../errors.ts';
import type { Tables } from '../tables.ts';
import { codeOf } from './error-code.ts';

/** How many times work is tried if every attempt meets a conflict. */
const mostConflicts = 5;
/** For how long work is begun again on an unavailable database, in milliseconds. */
const outageLimitMs = 1_500;
const pauseMs = 50;

/** Begins a transaction that may not write and that sees one state of the records, whatever others store meanwhile. */
export const onlyReading = (db: Kysely<Tables>) =>
  db.transaction().setAccessMode('read only').setIsolationLevel('repeatable read');

/**
 * Runs work in a transaction. Repeats it immediately after a conflict, and after a pause while the database refuses.
 * Throws a DatabaseAway if that lasts, or if it can't even be connected to: somebody has waited long enough by then.
 * If the connection is lost during the commit, nobody knows whether the work was saved, so it is not repeated.
 */
export const inTransaction = async <T>(
  db: Kysely<Tables>,
  work: (transaction: Transaction<Tables>) => Promise<T>,
  begin = (on: Kysely<Tables>) => on.transaction(),
): Promise<T> => {
  const giveUpAt = performance.now() + outageLimitMs;
  for (let conflicts = 0; ; ) {
    let isDone = false;
    try {
      return await begin(db).execute(async (transaction) => {
        const result = await work(transaction);
        isDone = true;
        return result;
      });
    } catch (error) {
      if (isConflict(error) && ++conflicts < mostConflicts) continue;
      if (!isAway(error)) throw error;
      if (isDone || isUnreachable(error) || performance.now() > giveUpAt) {
        throw new DatabaseAway('The database does not answer.', { cause: error });
      }
      await sleep(pauseMs);
    }
  }
};

/**
 * The codes of SQLite and PostgreSQL for a unique key that somebody else took, a row that somebody else removed, a
 * deadlock, or a failed serialization.
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

/** The PostgreSQL driver reports these as messages without codes. */
const awayMessages = /connection (terminated|ended)|query read timeout|not queryable/i;
/** The messages of time limits for getting a connection. */
const unreachableMessages = /connection timeout|timeout exceeded/i;

const isUnreachable = (error: unknown): boolean =>
  error instanceof Error && unreachableMessages.test(error.message);

const isAway = (error: unknown): boolean =>
  error instanceof DatabaseAway ||
  isUnreachable(error) ||
  (error instanceof Error && (awayCodes.test(codeOf(error)) || awayMessages.test(error.message)));
