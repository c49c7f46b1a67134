import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { type Kysely, sql, type Transaction } from 'kysely';
import { SetupError } from '../../errors.ts';
import type { Tables } from '../tables.ts';
import type { Connection } from './connection.ts';
import { codeOf } from './error-code.ts';
import { readShapes, type Shapes } from './schema-snapshot.ts';

interface Migration {
  readonly name: string;
  readonly checksum: string;
  readonly up: (db: Kysely<unknown>, dialect: Connection['dialect']) => Promise<void>;
}

interface Applied {
  readonly name: string;
  readonly checksum: string;
  /** The shapes of the tables right after this migration, as JSON. */
  readonly shapes: string;
}

type TablesWithMigrations = Tables & { migrations: Applied };

const folder = new URL('../../../migrations/', import.meta.url);

/**
 * Brings the database to this version's schema, each migration in a transaction of its own. Throws a SetupError if the
 * database can't be used, is newer than this version, or was changed by something else.
 */
export const migrate = async (connection: Connection): Promise<void> => {
  const migrations = await readMigrations();
  try {
    while (await migrateOnce(connection, migrations));
  } catch (error) {
    await connection.db.destroy();
    throw error instanceof SetupError ? error : new SetupError(explain(error), { cause: error });
  }
};

const explain = (error: unknown): string =>
  isUnreachable(error)
    ? "Can't reach the database that DATABASE_URL names, or it refuses the connection. Check its host, port, user, and password."
    : `Can't use the database that DATABASE_URL names: ${error instanceof Error ? error.message : error}.`;

/** Returns whether a PostgreSQL server could not be reached, or refused the user, the password, or the database. */
const isUnreachable = (error: unknown): boolean => {
  const code = codeOf(error);
  return /^(ECONN|ENOTFOUND|EAI_|ETIMEDOUT|EHOST|28|3D000)/.test(code);
};

/** Applies the next migration, and returns whether there was one. */
const migrateOnce = ({ db, dialect }: Connection, migrations: readonly Migration[]): Promise<boolean> =>
  db.transaction().execute(async (tables) => {
    const transaction = tables as unknown as Transaction<TablesWithMigrations>;
    if (dialect === 'postgres') await sql`select pg_advisory_xact_lock(7467839273)`.execute(transaction);
    const applied = await readApplied(transaction);
    const before = await readShapes(transaction, dialect);
    refuseMismatch(applied, migrations, before);
    const next = migrations[applied.length];
    if (next === undefined) return false;
    await next.up(transaction as unknown as Kysely<unknown>, dialect);
    const after = await readShapes(transaction, dialect);
    const own = left({ ...known(applied), ...made(before, after) }, after);
    await transaction
      .insertInto('migrations')
      .values({ name: next.name, checksum: next.checksum, shapes: JSON.stringify(own) })
      .execute();
    return true;
  });

const readMigrations = async (): Promise<Migration[]> => {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.ts')).sort();
  return Promise.all(
    files.map(async (file) => {
      const source = (await readFile(new URL(file, folder), 'utf8')).replaceAll('\r\n', '\n');
      return {
        name: file.replace(/\.ts$/, ''),
        checksum: createHash('sha256').update(source).digest('hex'),
        up: async (db, dialect) => {
          const { up } = (await import(new URL(file, folder).href)) as Pick<Migration, 'up'>;
          await up(db, dialect);
        },
      };
    }),
  );
};

const readApplied = async (transaction: Transaction<TablesWithMigrations>): Promise<Applied[]> => {
  await transaction.schema
    .createTable('migrations')
    .ifNotExists()
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('checksum', 'text', (column) => column.notNull())
    .addColumn('shapes', 'text', (column) => column.notNull())
    .execute();
  return transaction.selectFrom('migrations').selectAll().orderBy('name').execute();
};

const refuseMismatch = (applied: readonly Applied[], migrations: readonly Migration[], now: Shapes): void => {
  for (const [index, { name, checksum }] of applied.entries()) {
    const own = migrations[index];
    if (own === undefined || own.name !== name) {
      throw new SetupError(
        `The database was created by a newer version of Hotseat (it has "${name}"). Update Hotseat, or set DATABASE_URL to another database.`,
      );
    }
    if (own.checksum !== checksum) {
      throw new SetupError(
        `The migration "${name}" was edited after it was applied to this database. Restore migrations/${name}.ts, or set DATABASE_URL to another database.`,
      );
    }
  }
  const recorded = known(applied);
  const edited = Object.keys(recorded).find((table) => now[table] !== recorded[table]);
  if (edited !== undefined) {
    throw new SetupError(
      `The table "${edited}" was changed by something other than Hotseat. Undo that change, restore a backup, or set DATABASE_URL to another database.`,
    );
  }
};

const known = (applied: readonly Applied[]): Shapes => JSON.parse(applied.at(-1)?.shapes ?? '{}');

/** Picks the tables that no migration has dropped. */
const left = (shapes: Shapes, after: Shapes): Shapes =>
  Object.fromEntries(Object.entries(shapes).filter(([table]) => table in after));

/** Picks the tables that a migration created or altered. */
const made = (before: Shapes, after: Shapes): Shapes =>
  Object.fromEntries(Object.entries(after).filter(([table, shape]) => before[table] !== shape));
