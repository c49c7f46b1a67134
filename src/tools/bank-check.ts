import { statSync } from 'node:fs';
import { checkBank } from '../bank/check/check.ts';
import { figures } from '../bank/check/figures.ts';
import { openPython } from '../bank/check/python/python.ts';
import { narrow } from '../bank/check/scope.ts';
import { openDatabases } from '../bank/check/sql/databases.ts';
import { loadBank } from '../bank/loader.ts';
import { report } from '../bank/problem.ts';

// Usage: npm run bank:check -- [folder] [track …]
// Reads the bank in the folder (default: data), and says what is wrong with it or with the named tracks.

const [first = '', ...others] = process.argv.slice(2);
const isFolder = statSync(first, { throwIfNoEntry: false })?.isDirectory() ?? false;
const folder = isFolder ? first : 'data';
const tracks = isFolder ? others : process.argv.slice(2);

const loaded = await loadBank(folder);
const known = loaded.syllabus.tracks.map(({ slug }) => slug);
const unknown = tracks.filter((track) => !known.includes(track));
if (unknown.length > 0) {
  process.stderr.write(
    `There is no folder or track named ${unknown.join(', ')}. The tracks are ${known.join(', ')}.\n`,
  );
  process.exit(1);
}
const pythons = await Promise.all([openPython({ hashSeed: 0 }), openPython({ hashSeed: 1 })]);
const databases = openDatabases();
const { problems, warnings } = await checkBank(loaded, { pythons, databases }, tracks);
await Promise.all([...pythons, databases].map((engine) => engine.close()));

const [{ warning }] = pythons;
process.stdout.write(`${figures(narrow(loaded, tracks)).join('\n')}\n`);
if (warning !== undefined) process.stdout.write(`${warning}\n`);
if (warnings.length > 0) {
  process.stdout.write(`\n${warnings.length} to review, which may stay as they are:\n${report(warnings)}\n`);
}
if (problems.length > 0) {
  process.stderr.write(`\n${problems.length} to fix:\n${report(problems)}\n`);
  process.exitCode = 1;
}
