import Database from 'better-sqlite3';
import { vi } from 'vitest';
import { openSqlite } from '../../src/store/database/sqlite.ts';
import { storeOn } from '../../src/store/store.ts';
import { inFolder } from './process.ts';

/** Collects all statements that SQLite compiles from now on. Call the result to stop, and to get them. */
export const watchStatements = (): (() => ReadonlySet<string>) => {
  const spy = vi.spyOn(Database.prototype, 'prepare');
  return () => {
    const statements = new Set(spy.mock.calls.map(([sql]) => sql));
    spy.mockRestore();
    return statements;
  };
};

interface Step {
  readonly parent: number;
  readonly detail: string;
}

const isOfList = ({ detail }: Step): boolean => detail.includes('json_each');
const isLoop = ({ detail }: Step): boolean => /^(SCAN|SEARCH) /.test(detail);

/**
 * Finds statements that go through a list of rows again for each row of a table. The list is no table with an index, so
 * that takes as long as the table is large.
 */
export const repeatedLists = (statements: Iterable<string>): Promise<string[]> =>
  inFolder(async (folder) => {
    const file = `${folder}/plans.db`;
    await (await storeOn(openSqlite(file))).close();
    const database = new Database(file);
    const found = [...statements].filter((sql) => {
      if (!sql.includes('json_each(')) return false;
      const parameters = Array.from({ length: sql.split('?').length - 1 }, () => null);
      const steps = database.prepare<unknown[], Step>(`explain query plan ${sql}`).all(...parameters);
      const loops = Map.groupBy(steps.filter(isLoop), ({ parent }) => parent);
      return [...loops.values()].some((nested) =>
        nested.some((one, index) => isOfList(one) && !nested.slice(0, index).every(isOfList)),
      );
    });
    database.close();
    return found;
  });
