import { statSync } from 'node:fs';
import type Database from 'better-sqlite3';
import { DatabaseAway } from '../../errors.ts';

/**
 * An open database that notices when the file at its path is gone or another one. Otherwise everything would go on until
 * the process ends, and then all that was stored since would be gone with the old file.
 */
export class SqliteFile {
  readonly #path: string;
  readonly #open: () => Database.Database;
  readonly #isBeingRead: () => boolean;
  #database: Database.Database;
  /** The files that are open, by what they hold. */
  #ids: ReadonlyMap<string, string>;
  #version: string | undefined;

  /** @param isBeingRead returns whether this process has the file open a second time */
  constructor(path: string, open: () => Database.Database, isBeingRead = () => false) {
    this.#path = path;
    this.#open = open;
    this.#isBeingRead = isBeingRead;
    this.#database = open();
    this.#ids = filesAt(path);
  }

  prepare(sql: string): Database.Statement {
    return this.#database.prepare(sql);
  }

  close(): void {
    this.#database.close();
  }

  get inTransaction(): boolean {
    return this.#database.inTransaction;
  }

  /** Opens the file again if it was replaced. Call it between transactions. Throws a DatabaseAway if there is no such file of ours. */
  refresh(): void {
    if (isInMemory(this.#path)) return;
    const present = filesAt(this.#path);
    if (!present.has('records')) throw new DatabaseAway('The database file was moved away or deleted.');
    const isSame = [...this.#ids].every(([name, id]) => present.get(name) === id);
    if (!isSame || !this.#database.open) this.#reopen();
    this.#ids = filesAt(this.#path);
  }

  #reopen(): void {
    this.#release();
    try {
      this.#database = this.#open();
      if (newestMigration(this.#database) === this.#version) return;
    } catch (cause) {
      this.#database.close();
      throw new DatabaseAway("The database file was replaced by one that can't be read.", { cause });
    }
    this.#database.close();
    throw new DatabaseAway('The database file was replaced by one of another version of Hotseat.');
  }

  /** Closes the old file. Its log may still be at the path, and must not be applied to the file that took its place. */
  #release(): void {
    if (!this.#database.open) return;
    // Both would use the same log, one for the old file and one for the new.
    if (this.#isBeingRead())
      throw new DatabaseAway('The database file was replaced while it was being read.');
    this.#version = newestMigration(this.#database);
    const [outcome] = this.#database.pragma('wal_checkpoint(TRUNCATE)') as [{ busy: number }];
    if (outcome.busy !== 0)
      throw new DatabaseAway('The database file was replaced while another program used it.');
    this.#database.close();
  }
}

/** Returns whether a path names no file, so that the database goes with its connection. */
export const isInMemory = (path: string): boolean => path === ':memory:' || path === '';

const newestMigration = (database: Database.Database): string | undefined =>
  database.prepare<[], { name: string }>('select max(name) as name from migrations').get()?.name;

/** Identifies the files of a database that are at a path now: its records, and the log of what was stored last. */
const filesAt = (path: string): ReadonlyMap<string, string> =>
  new Map(
    [['records', path] as const, ['log', `${path}-wal`] as const].flatMap(([name, file]) => {
      const found = statSync(file, { throwIfNoEntry: false });
      return found === undefined ? [] : [[name, `${found.dev} ${found.ino}`] as const];
    }),
  );
