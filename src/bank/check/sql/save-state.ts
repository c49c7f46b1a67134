import { writeFile } from 'node:fs/promises';

// Usage: save-state.ts <PGlite's module> <file>. Writes the files of a fresh PostgreSQL to the file.

const [driver = '', file = ''] = process.argv.slice(2);
const { PGlite } = (await import(driver)) as typeof import('@electric-sql/pglite');
const database = await PGlite.create();
const files = await database.dumpDataDir('none');
await writeFile(file, new Uint8Array(await files.arrayBuffer()));
process.exit();
