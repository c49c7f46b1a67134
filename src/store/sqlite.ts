import { closeSync, openSync } from 'node:fs';
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
import { cacheStatements } from './statement-cache.ts';

/** Opens a database file, or `:memory:`, so that what was acknowledged survives a loss of power. */
export const openSqlite = (file: string): Connection => {
  const database = openFile(file);
  return {
    dialect: 'sqlite',
    db: new Kysely({
      dialect: new ImmediateSqliteDialect({ database }),
      plugins: [new CamelCasePlugin()],
    }),
  };
};

/** How long a statement waits for another program's lock, blocking everything; after that the transaction is tried again. */
const busyMs = 250;

/** More than the bot uses again and again. */
const mostPrepared = 300;

const openFile = (file: string): Database.Database => {
  try {
    keepPrivate(file);
    const database = new Database(file);
    database.pragma(`busy_timeout = ${busyMs}`);
    database.pragma('journal_mode = WAL');
    database.pragma('synchronous = FULL');
    database.pragma('foreign_keys = ON');
    // Who erases themselves is not to be found in the file's free pages either.
    database.pragma('secure_delete = ON');
    cacheStatements(database, mostPrepared);
    return database;
  } catch (error) {
    throw new SetupError(explain(file, error), { cause: error });
  }
};

/** Makes the file before SQLite does, so that nobody but its owner can read it. SQLite gives its log files the same rights. */
const keepPrivate = (file: string): void => {
  if (file !== ':memory:' && file !== '') closeSync(openSync(file, 'a', 0o600));
};

const explain = (file: string, error: unknown): string => {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code.startsWith('SQLITE_NOTADB') || code.startsWith('SQLITE_CORRUPT')) {
    return `${file} is not a SQLite database. Move it away, or set DATABASE_URL to another file.`;
  }
  if (code.startsWith('SQLITE_BUSY')) return `${file} is locked by another program. Stop that one first.`;
  return `Can't open or write the database ${file}. Check that its folder exists and can be written, or set DATABASE_URL.`;
};

/**
 * Begins transactions as writers: one that first reads and then writes would fail at its first write if another
 * process wrote in between, and no waiting helps it.
 */
class ImmediateSqliteDialect extends SqliteDialect {
  readonly #config: ConstructorParameters<typeof SqliteDialect>[0];

  constructor(config: ConstructorParameters<typeof SqliteDialect>[0]) {
    super(config);
    this.#config = config;
  }

  override createDriver(): Driver {
    return new ImmediateSqliteDriver(this.#config);
  }
}

class ImmediateSqliteDriver extends SqliteDriver {
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }
}
