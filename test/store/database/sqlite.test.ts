import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { inSqliteFiles } from '../../support/sqlite-files.ts';

const open = inSqliteFiles();

test('keeps what statements put aside in memory, and not in files next to the database', async () => {
  const { connection, store } = await open();
  const { rows } = await sql<{ tempStore: number }>`pragma temp_store`.execute(connection.db);
  expect(rows).toEqual([{ tempStore: 2 }]);
  await store.close();
});
