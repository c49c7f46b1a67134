import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import type { Store } from '../../src/bot/store.ts';
import type { Connection } from '../../src/store/database/connection.ts';
import { openSqlite } from '../../src/store/database/sqlite.ts';
import { storeOn } from '../../src/store/store.ts';

/** A store on a database file. */
interface Opened {
  readonly file: string;
  readonly connection: Connection;
  readonly store: Store;
}

/** Makes a folder for the databases of a test file. Returns the function that opens one there, a new one by default. */
export const inSqliteFiles = (): ((file?: string) => Promise<Opened>) => {
  let folder: string;
  let files = 0;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'hotseat-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));
  return async (file = join(folder, `${files++}.db`)) => {
    const connection = openSqlite(file);
    return { file, connection, store: await storeOn(connection) };
  };
};
