import { parentPort, workerData } from 'node:worker_threads';
import Database from 'better-sqlite3';
import { codeOf } from '../error-code.ts';
import type { Answer, Request } from './reader.ts';

// The thread that reads a database file. It opens the file for each transaction and keeps no hold on it otherwise, so that
// the file can be replaced, and its log emptied, as if nobody else had it open.

/** The open file, during a transaction. */
let database: Database.Database | undefined;

const answer = (request: Request): readonly unknown[] => {
  if (request.kind === 'query') {
    if (database === undefined) throw new Error('A query came outside of a transaction.');
    return database.prepare(request.sql).all(request.parameters);
  }
  database?.close();
  database = request.kind === 'begin' ? new Database(workerData, { readonly: true, timeout: 0 }) : undefined;
  database?.exec('begin');
  return [];
};

const reply = (message: Answer): void => parentPort?.postMessage(message);

parentPort?.on('message', (request: Request) => {
  try {
    reply({ rows: answer(request) });
  } catch (error) {
    // The code of an error would not get through by itself.
    reply({ failed: error instanceof Error ? error.message : String(error), code: codeOf(error) });
  }
});
