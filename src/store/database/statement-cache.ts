import type Database from 'better-sqlite3';
import { BoundedMap } from '../../chat/bounded-map.ts';

/**
 * Caches a database's compiled statements, because compiling one takes SQLite as long as running it. At most `most` are
 * kept, and the least recently used one is dropped, so that one-off statements don't use up memory.
 */
export const cacheStatements = (database: Database.Database, most: number): void => {
  const cached = new BoundedMap<string, Database.Statement>(most);
  const prepare = database.prepare.bind(database);
  database.prepare = ((sql: string) => {
    const statement = cached.get(sql) ?? prepare(sql);
    cached.set(sql, statement);
    return statement;
  }) as typeof database.prepare;
};
