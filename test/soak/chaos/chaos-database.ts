import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Connection } from '../../../src/store/database/connection.ts';
import { openPostgres } from '../../../src/store/database/postgres.ts';
import { openSqlite } from '../../../src/store/database/sqlite.ts';
import { lockFile } from '../../support/file-locker.ts';
import { openPostgresServer } from '../../support/postgres-server.ts';
import { openProxy } from '../../support/tcp-proxy.ts';
import type { BotProcess } from './bot-process.ts';

/** The database of a run, which outlives the processes that use it and goes away now and then. */
export interface ChaosDatabase {
  readonly name: 'SQLite' | 'PostgreSQL';
  /** How the processes reach it: the path of a file, or a URL. */
  readonly url: string;
  /** The ways in which it goes away. */
  readonly outages: readonly Outage[];
  /** Opens it without any of these obstacles. */
  open(): Connection;
  close(): Promise<void>;
}

/** Takes the database away from a process for about `ms` milliseconds. Resolves when it is back. */
export type Outage = (running: BotProcess, ms: number) => Promise<void>;

const parts = ['-wal', '-shm', ''];

/** Moves a file with its logs. Those that are not there are left out: SQLite removes them when it closes the file. */
const move = (from: string, to: string, order: readonly string[]): void => {
  for (const part of order) {
    try {
      renameSync(from + part, to + part);
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
    }
  }
};

/** Creates a database file in this folder. */
export const chaosSqlite = (folder: string): ChaosDatabase => {
  const file = join(folder, 'chaos.db');
  const elsewhere = join(folder, 'elsewhere.db');
  return {
    name: 'SQLite',
    url: file,
    outages: [
      async (_, ms) => {
        const locker = await lockFile(file);
        await sleep(ms);
        await locker.release();
      },
      async (running, ms) => {
        running.fill(true);
        await sleep(ms);
        running.fill(false);
      },
      async (_, ms) => {
        move(file, elsewhere, parts.toReversed());
        await sleep(ms);
        move(elsewhere, file, parts);
      },
    ],
    open: () => openSqlite(file),
    close: async () => {},
  };
};

/** Starts a PostgreSQL server behind a network of its own. */
export const chaosPostgres = async (): Promise<ChaosDatabase> => {
  const server = await openPostgresServer();
  const network = await openProxy(server.port);
  const url = new URL(server.url);
  url.port = `${network.port}`;
  return {
    name: 'PostgreSQL',
    url: url.href,
    outages: [
      server.terminate,
      (_, ms) => server.restart(ms),
      async (_, ms) => {
        server.suspend();
        await sleep(ms);
        server.resume();
      },
      async () => network.cut(),
      async () => network.vanish(),
      async (_, ms) => {
        network.freeze();
        await sleep(ms);
        network.thaw();
      },
      async (_, ms) => {
        network.freeze();
        await sleep(ms);
        network.cut();
        network.thaw();
      },
    ],
    open: () => openPostgres(server.url),
    close: async () => {
      await network.close();
      await server.close();
    },
  };
};
