import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Connection } from '../../../src/store/database/connection.ts';
import { openPostgres } from '../../../src/store/database/postgres.ts';
import { openSqlite } from '../../../src/store/database/sqlite.ts';
import { lockFile } from '../../support/file-locker.ts';
import type { PostgresServer } from '../../support/postgres-server.ts';
import { openProxy } from '../../support/tcp-proxy.ts';

/** A database that goes away while the bot uses it. */
export interface Outage {
  readonly name: string;
  /** Opens the database the way the bot does. */
  open(): Connection;
  /** Opens it another way, to look at what is stored. */
  look(): Connection;
  /** Takes the database away from the bot. Resolves when it is back. */
  happen(bot: Connection): Promise<void>;
  /** How long people may wait for a reply at most, in milliseconds. */
  readonly mostReplyMs: number;
  close(): Promise<void>;
}

/** Longer than any limit of the store's. */
const longMs = 12_000;
/** SQLite answers at once whether a file is locked. */
const kindMs = 3_000;
/** A server that says nothing is given up on after a statement's limit, and a little for the machine. */
const silentMs = 5_000 + 500;

const parts = ['-wal', '-shm', ''];

/** Lists the outages of a SQLite file in this folder. */
export const sqliteOutages = (folder: string): Outage[] => {
  const outage = (name: string, happen: (file: string, bot: Connection) => Promise<void>): Outage => {
    const file = join(folder, `${name.replaceAll(' ', '-')}.db`);
    return {
      name: `SQLite ${name}`,
      open: () => openSqlite(file),
      look: () => openSqlite(file),
      happen: (bot) => happen(file, bot),
      mostReplyMs: kindMs,
      close: async () => {},
    };
  };
  return [
    outage('locked by another program', async (file) => {
      const locker = await lockFile(file);
      await sleep(longMs);
      await locker.release();
    }),
    outage('on a full disk', async (_, bot) => {
      await sql`pragma max_page_count = 1`.execute(bot.db);
      await sleep(longMs);
      await sql`pragma max_page_count = 1000000`.execute(bot.db);
    }),
    outage('moved away', async (file) => {
      for (const part of parts.toReversed()) renameSync(file + part, `${file}-elsewhere${part}`);
      await sleep(longMs);
      for (const part of parts) renameSync(`${file}-elsewhere${part}`, file + part);
    }),
  ];
};

/** Lists the outages of a PostgreSQL server, and of the network before it. */
export const postgresOutages = async (server: PostgresServer): Promise<Outage[]> => {
  const outage = async (
    name: string,
    happen: (network: Awaited<ReturnType<typeof openProxy>>) => Promise<void>,
    mostReplyMs = silentMs,
  ): Promise<Outage> => {
    const network = await openProxy(server.port);
    const { db } = openPostgres(server.url);
    const database = name.replaceAll(' ', '_');
    await sql.raw(`create database ${database}`).execute(db);
    await db.destroy();
    const at = (port: number) => openPostgres(`postgres://hotseat@127.0.0.1:${port}/${database}`);
    return {
      name: `PostgreSQL ${name}`,
      open: () => at(network.port),
      look: () => at(server.port),
      happen: () => happen(network),
      mostReplyMs,
      close: network.close,
    };
  };
  const again = async (what: () => unknown) => {
    for (let times = 0; times < longMs / 300; times++) {
      await what();
      await sleep(300);
    }
  };
  return [
    await outage('ends connections', () => again(server.terminate), kindMs),
    await outage('restarts', () => server.restart(3_000), kindMs),
    await outage('is suspended', async () => {
      server.suspend();
      await sleep(longMs);
      server.resume();
    }),
    await outage('behind a network that is cut', ({ cut }) => again(cut), kindMs),
    await outage('behind a network that freezes', async ({ freeze, thaw }) => {
      freeze();
      await sleep(longMs);
      thaw();
    }),
    await outage('behind a network that forgets connections', async ({ vanish }) => vanish()),
  ];
};
