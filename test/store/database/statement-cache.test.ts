import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { cacheStatements } from '../../../src/store/database/statement-cache.ts';

test('compiles a reused statement once, and evicts statements that were used only once', () => {
  const database = new Database(':memory:');
  cacheStatements(database, 3);
  const often = database.prepare('select 0');
  const once = database.prepare('select 1');
  for (let index = 2; index < 1_000; index++) {
    database.prepare(`select ${index}`);
    expect(database.prepare('select 0')).toBe(often);
  }
  expect(database.prepare('select 1')).not.toBe(once);
  database.close();
});
