import { closeSync, openSync, statSync } from 'node:fs';
import Database from 'better-sqlite3';
import {
  CamelCasePlugin,
  CompiledQuery,
  type DatabaseConnection,
  type Driver,
  Kysely,
  SqliteDialect,
  SqliteDriver,
} from 'kysely';
import { SetupError } from '../errors.ts';
import type { Connection } from './connection.ts';
import { explainSqlite } from './explain-sqlite.ts';
import { SqliteFile } from './sqlite-file.ts';
import { cacheStatements } from './statement-cache.ts';

/** Opens a database file, or `:memory:`, so that acknowledged data survives a power loss. */
export const openSqlite = (file: string): Connection => {
  const database = new SqliteFile(file, () => openFile(file));
  return {
    dialect: 'sqlite',
    db: new Kysely({
      dialect: new ImmediateSqliteDialect(database),
      plugins: [new CamelCasePlugin()],
    }),
  };
};

/** How long opening the file waits for a lock, in milliseconds. */
const busyMs = 250;

/** How many prepared statements to keep: more than the bot uses regularly. */
const mostPrepared = 300;

const openFile = (file: string): Database.Database => {
  try {
    keepPrivate(file);
    const database = new Database(file);
    database.pragma(`busy_timeout = ${busyMs}`);
    database.pragma('journal_mode = WAL');
    database.pragma('synchronous = FULL');
    database.pragma('foreign_keys = ON');
    // Erased data must not remain in the file's free pages.
    database.pragma('secure_delete = ON');
    cacheStatements(database, mostPrepared);
    return database;
  } catch (error) {
    throw new SetupError(explainSqlite(file, error), { cause: error });
  }
};

/** Creates the file before SQLite does, so that only its owner can read it. SQLite's log files get the same permissions. */
const keepPrivate = (file: string): void => {
  if (file === ':memory:' || file === '') return;
  // Opening a pipe would wait for somebody to read it.
  if (statSync(file, { throwIfNoEntry: false })?.isFile() === false) throw new Error('This is not a file.');
  closeSync(openSync(file, 'a', 0o600));
};

/**
 * Begins every transaction as a writer. One that reads first and writes later would fail at its first write if another
 * process wrote in between, and waiting would not help.
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

  constructor(file: SqliteFile) {
    super({ database: file });
    this.#file = file;
  }

  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    this.#file.refresh();
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }

  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    // SQLite rolls back by itself when the disk is full, for example.
    if (this.#file.inTransaction) await super.rollbackTransaction(connection);
  }
}
