import { closeSync, openSync, statSync } from 'node:fs';
import Database from 'better-sqlite3';
import {
  CamelCasePlugin,
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  Kysely,
  SqliteDialect,
  SqliteDriver,
  type TransactionSettings,
} from 'kysely';
import { SetupError } from '../../errors.ts';
import type { Tables } from '../tables.ts';
import type { Connection } from './connection.ts';
import { explainSqlite } from './explain-sqlite.ts';
import { checkWhole } from './file-header.ts';
import { readerDialect } from './reader/dialect.ts';
import { Reader } from './reader/reader.ts';
import { isInMemory, SqliteFile } from './sqlite-file.ts';
import { cacheStatements } from './statement-cache.ts';

/** Opens a database file, or `:memory:`, so that acknowledged data survives a power loss. */
export const openSqlite = (file: string): Connection => {
  const reader = new Reader(file);
  const database = new SqliteFile(
    file,
    () => openFile(file),
    () => reader.isReading,
  );
  const on = (dialect: Dialect) => new Kysely<Tables>({ dialect, plugins: [new CamelCasePlugin()] });
  return {
    dialect: 'sqlite',
    db: on(new ImmediateSqliteDialect(database)),
    // What is in memory belongs to the connection that holds it.
    ...(isInMemory(file) ? {} : { reading: on(readerDialect(reader)) }),
  };
};

/** How long opening the file waits for a lock, in milliseconds. */
const busyMs = 250;

/** How many prepared statements to keep: more than the bot uses regularly. */
const mostPrepared = 300;

const openFile = (file: string): Database.Database => {
  try {
    keepPrivate(file);
    if (!isInMemory(file)) checkWhole(file);
    const database = new Database(file);
    database.pragma(`busy_timeout = ${busyMs}`);
    database.pragma('journal_mode = WAL');
    database.pragma('synchronous = FULL');
    database.pragma('foreign_keys = ON');
    // Erased data must not remain in the file's free pages.
    database.pragma('secure_delete = ON');
    // Statements about many rows would write temporary files, which takes time and leaves people's data on the disk.
    database.pragma('temp_store = MEMORY');
    cacheStatements(database, mostPrepared);
    return database;
  } catch (error) {
    throw new SetupError(explainSqlite(file, error), { cause: error });
  }
};

/** Creates the file before SQLite does, so that only its owner can read it. SQLite's log files get the same permissions. */
const keepPrivate = (file: string): void => {
  if (isInMemory(file)) return;
  // Opening a pipe would wait for somebody to read it.
  if (statSync(file, { throwIfNoEntry: false })?.isFile() === false) throw new Error('This is not a file.');
  closeSync(openSync(file, 'a', 0o600));
};

/**
 * Begins every transaction that may write as a writer. One that reads first and writes later would fail at its first write
 * if another process wrote in between, and waiting would not help.
 */
class ImmediateSqliteDialect extends SqliteDialect {
  readonly #file: SqliteFile;

  constructor(file: SqliteFile) {
    super({ database: file });
    this.#file = file;
  }

  override createDriver(): Driver {
    return new ImmediateSqliteDriver(this.#file);
  }
}

class ImmediateSqliteDriver extends SqliteDriver {
  readonly #file: SqliteFile;
  /** Whether the current transaction may not write. */
  #onlyReads = false;

  constructor(file: SqliteFile) {
    super({ database: file });
    this.#file = file;
  }

  override async beginTransaction(
    connection: DatabaseConnection,
    { accessMode }: TransactionSettings = {},
  ): Promise<void> {
    this.#file.refresh();
    this.#onlyReads = accessMode === 'read only';
    if (this.#onlyReads) await this.#refuseWrites(connection, true);
    await connection.executeQuery(CompiledQuery.raw(this.#onlyReads ? 'begin' : 'begin immediate'));
  }

  override async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await super.commitTransaction(connection);
    if (this.#onlyReads) await this.#refuseWrites(connection, false);
  }

  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    // SQLite rolls back by itself when the disk is full, for example.
    if (this.#file.inTransaction) await super.rollbackTransaction(connection);
    if (this.#onlyReads) await this.#refuseWrites(connection, false);
  }

  /** In memory, only this connection can read. Work must not get away with what a reader of a file would refuse. */
  async #refuseWrites(connection: DatabaseConnection, refuses: boolean): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw(`pragma query_only = ${refuses ? 'on' : 'off'}`));
  }
}
