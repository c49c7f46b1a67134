import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';
import type { Job, SqlAnswer } from './databases.ts';

// SQLite in a process of its own: see ../cage/cage.ts.

const [driver = ''] = process.argv.slice(2);
const Database = createRequire(import.meta.url)(driver) as typeof import('better-sqlite3');

const mostRows = 1_000;

/** Runs a job in a database of its own. */
const run = ({ setup, statements }: Job): SqlAnswer => {
  const database = new Database(':memory:');
  database.defaultSafeIntegers();
  // SQLite leaves them off unless somebody turns them on; this driver does not.
  database.pragma('foreign_keys = OFF');
  let step: 'setup' | 'code' = 'setup';
  let rows: string[][] = [];
  try {
    database.exec(setup);
    step = 'code';
    for (const text of statements) {
      const statement = database.prepare(text);
      if (!statement.reader) statement.run();
      rows = statement.reader ? statement.raw().all().slice(0, mostRows).map(cells) : [];
    }
    return { rows };
  } catch (error) {
    const { code = 'SQLITE_ERROR', message } = error as { code?: string; message: string };
    return { error: { step, name: code, message } };
  } finally {
    database.close();
  }
};

const cells = (row: unknown): string[] => (row as unknown[]).map(show);

/** Shows a value as SQLite's own shell does. */
const show = (value: unknown): string => {
  if (value === null) return 'NULL';
  if (value instanceof Uint8Array) return `x'${value.toHex()}'`;
  return typeof value === 'number' && Number.isInteger(value) ? value.toFixed(1) : String(value);
};

const answer = (value: unknown) => process.stdout.write(`${JSON.stringify(value)}\n`);

answer('ready');
for await (const line of createInterface({ input: process.stdin })) answer(run(JSON.parse(line)));
