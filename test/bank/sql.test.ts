import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabases } from '../../src/bank/check/sql/databases.ts';
import { checkSql } from '../../src/bank/check/sql/sql.ts';
import { hasOrder, splitStatements } from '../../src/bank/check/sql/statements.ts';
import type { Entry } from '../../src/bank/loader.ts';
import { sqlEngines } from '../../src/engine/question.ts';
import { firstStartMs } from '../support/first-start.ts';

const databases = openDatabases();
beforeAll(async () => {
  for (const engine of sqlEngines) await databases.run(engine, { setup: '', statements: ['SELECT 1'] });
}, firstStartMs);
afterAll(() => databases.close());

/** Says what is wrong with a query whose right choice is `right`. */
const check = async (engine: 'sqlite' | 'postgres', setup: string, code: string, right: string) => {
  const choices = [{ text: right, correct: true }, { text: 'another' }, { text: 'a third' }];
  const written = { id: 'query', kind: 'output', language: 'sql', engine, setup, code, choices };
  const entry = { file: 'bank/a/b.yaml', written } as unknown as Entry;
  return (await checkSql([entry], databases)).map(({ says }) => says);
};

const table = 'CREATE TABLE t(n INTEGER PRIMARY KEY, name TEXT);\nINSERT INTO t VALUES (1, NULL), (2, $$b$$)';
const quoted = table.replaceAll('$$', "'");

test.each(['sqlite', 'postgres'] as const)('%s gives its rows, one per line', async (engine) => {
  expect(await check(engine, quoted, 'SELECT * FROM t ORDER BY n DESC;', '2 | b\n1 | NULL')).toEqual([]);
  expect(await check(engine, quoted, 'SELECT n FROM t WHERE n > 5', '(no rows)')).toEqual([]);
  expect(await check(engine, quoted, 'SELECT count(*) FROM t', '3')).toEqual([
    `the right choice says "3", but ${engine === 'sqlite' ? 'SQLite' : 'PostgreSQL'} gave "2"`,
  ]);
});

test.each(['sqlite', 'postgres'] as const)(
  'no question sees the tables of another one in %s',
  async (engine) => {
    await check(engine, `${quoted}; BEGIN`, 'SELECT 1', '1');
    expect(await check(engine, quoted, 'SELECT count(*) FROM t', '2')).toEqual([]);
  },
);

test.each([
  ['sqlite', 'INSERT INTO t(n) VALUES (1)', 'raises SQLITE_CONSTRAINT_PRIMARYKEY'],
  ['sqlite', 'SELECT nope FROM t', 'raises SQLITE_ERROR'],
  ['postgres', 'INSERT INTO t(n) VALUES (1)', 'raises unique_violation'],
  ['postgres', 'SELECT nope FROM t', 'raises undefined_column'],
  ['postgres', 'SELECT 1 / 0', 'raises division_by_zero'],
] as const)('%s names the error of %s', async (engine, code, right) => {
  expect(await check(engine, quoted, code, right)).toEqual([]);
});

test('several statements run in turn, and the last one counts', async () => {
  expect(
    await check('sqlite', quoted, "UPDATE t SET name = 'x;y';\nSELECT name FROM t WHERE n = 1;", 'x;y'),
  ).toEqual([]);
  expect(await check('postgres', table, 'DELETE FROM t; SELECT count(*) FROM t', '0')).toEqual([]);
});

test('several rows need an order, plans excepted', async () => {
  expect(await check('sqlite', quoted, 'SELECT n FROM t', '1\n2')).toEqual([
    expect.stringContaining('without an ORDER BY'),
  ]);
  expect(
    await check(
      'postgres',
      table,
      'EXPLAIN (COSTS OFF) SELECT * FROM t WHERE n = 1',
      'Index Scan using t_pkey on t\n  Index Cond: (n = 1)',
    ),
  ).toEqual([]);
  expect(await check('postgres', table, 'EXPLAIN SELECT 1', 'x')).toEqual([
    expect.stringContaining('EXPLAIN (COSTS OFF)'),
  ]);
});

test('SQLite checks foreign keys only if it is told to', async () => {
  const setup = 'CREATE TABLE a(id INTEGER PRIMARY KEY);\nCREATE TABLE b(a INTEGER REFERENCES a);';
  const insert = 'INSERT INTO b VALUES (7); SELECT count(*) FROM b';
  expect(await check('sqlite', setup, insert, '1')).toEqual([]);
  const strict = `PRAGMA foreign_keys = ON;\n${setup}`;
  expect(await check('sqlite', strict, insert, 'raises SQLITE_CONSTRAINT_FOREIGNKEY')).toEqual([]);
});

test('a broken setup is told apart from a wrong answer', async () => {
  expect(await check('sqlite', 'CREATE TABEL t(n)', 'SELECT 1', '1')).toEqual([
    expect.stringContaining('`setup` fails: near "TABEL"'),
  ]);
});

test('values are shown as the shells of the databases show them', async () => {
  expect(
    await check(
      'sqlite',
      '',
      "SELECT 2.0, 1.5, 9007199254740993, x'0aff', 1 = 1",
      "2.0 | 1.5 | 9007199254740993 | x'0aff' | 1",
    ),
  ).toEqual([]);
  expect(
    await check(
      'postgres',
      '',
      "SELECT true, 1.50, date '2026-01-31', '{1,2}'::int[], '{\"a\": 1}'::jsonb",
      't | 1.50 | 2026-01-31 | {1,2} | {"a": 1}',
    ),
  ).toEqual([]);
});

test('what leaves the database is not run', async () => {
  for (const code of ["ATTACH 'x.db' AS x", "VACUUM INTO 'x.db'", "copy t to '/tmp/x'", "LOAD 'x'"]) {
    expect(await check('sqlite', '', `SELECT 1; ${code}`, '1')).toEqual([
      expect.stringContaining('must not use'),
    ]);
  }
});

test('a query that never ends is stopped', async () => {
  const endless = 'WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r) SELECT count(*) FROM r';
  const hasty = openDatabases({ ms: 3_000 });
  expect(await hasty.run('sqlite', { setup: '', statements: [endless] })).toEqual({
    failure: 'still running after 3 s',
  });
  expect(await hasty.run('sqlite', { setup: '', statements: ['SELECT 1'] })).toEqual({ rows: [['1']] });
  await hasty.close();
});

test('statements are told apart by what is code in them', () => {
  const script = 'SELECT \';\' -- ; a\n, "a;b" /* ; */; SELECT $$ ; $$, (SELECT 1 ORDER BY 1);\n;';
  expect(splitStatements(script).map(({ words }) => words)).toEqual([['SELECT'], ['SELECT']]);
  expect(splitStatements(script).map(hasOrder)).toEqual([false, false]);
  expect(splitStatements('SELECT 1 ORDER\n BY 1').map(hasOrder)).toEqual([true]);
});
