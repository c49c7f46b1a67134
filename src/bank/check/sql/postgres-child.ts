import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Job, SqlAnswer } from './databases.ts';

// PostgreSQL, compiled to WebAssembly, in a process of its own: see ../cage/cage.ts.

const [driver = '', state] = process.argv.slice(2);
const { PGlite } = (await import(driver)) as typeof import('@electric-sql/pglite');
const database = await PGlite.create(
  state === undefined ? {} : { loadDataDir: new Blob([readFileSync(state)]) },
);

const mostRows = 1_000;
/** The ids of all types that PostgreSQL brings along are below this. */
const ownTypes = 16_384;

/** Shows each value as PostgreSQL sends it, and psql shows it. */
const parsers = Object.fromEntries(
  Array.from({ length: ownTypes }, (_, type) => [type, (text: string) => text]),
);

const run = async ({ setup, statements }: Job): Promise<SqlAnswer> => {
  let step: 'setup' | 'code' = 'setup';
  let rows: string[][] = [];
  try {
    await database.exec(setup);
    step = 'code';
    for (const text of statements) {
      const [result] = (await database.exec(text, { rowMode: 'array', parsers })).slice(-1);
      rows = (result?.rows ?? []).slice(0, mostRows).map(cells);
    }
    return { rows };
  } catch (error) {
    const { code = '', message } = error as { code?: string; message: string };
    return { error: { step, name: code, message } };
  } finally {
    await clear();
  }
};

const cells = (row: unknown): string[] => (row as unknown[]).map((value) => String(value ?? 'NULL'));

/** Leaves an empty database to the next job; starting another one takes seconds. */
const clear = async (): Promise<void> => {
  // Each on its own: together they would be one transaction, in which DISCARD is refused.
  await database.exec('ROLLBACK');
  await database.exec('DISCARD ALL');
  for (const name of await names(
    "SELECT nspname FROM pg_namespace WHERE nspname !~ '^(pg_|information_schema$)'",
  )) {
    await database.exec(`DROP SCHEMA ${name} CASCADE`);
  }
  for (const name of await names(`SELECT rolname FROM pg_roles WHERE oid >= ${ownTypes}`)) {
    await database.exec(`DROP OWNED BY ${name}; DROP ROLE ${name}`);
  }
  await database.exec('CREATE SCHEMA public');
};

/** The names that a query lists, quoted. */
const names = async (query: string): Promise<string[]> => {
  const { rows } = await database.query<string[]>(query, [], { rowMode: 'array' });
  return rows.map(([name = '']) => `"${name.replaceAll('"', '""')}"`);
};

const answer = (value: unknown) => process.stdout.write(`${JSON.stringify(value)}\n`);

answer('ready');
for await (const line of createInterface({ input: process.stdin })) answer(await run(JSON.parse(line)));
