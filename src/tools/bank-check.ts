import { statSync } from 'node:fs';
import { checkBank } from '../bank/check/check.ts';
import { figures } from '../bank/check/figures.ts';
import { openPython } from '../bank/check/python/python.ts';
import { narrow } from '../bank/check/scope.ts';
import { openDatabases } from '../bank/check/sql/databases.ts';
import { loadBank } from '../bank/loader.ts';
import { report } from '../bank/problem.ts';
import { SetupError } from '../errors.ts';
import { runTool } from './tool.ts';

/** Checks the bank in a folder, or some of its tracks, and prints what is wrong. */
const check = async (folder: string, tracks: readonly string[]): Promise<void> => {
  const loaded = await loadBank(folder);
  const known = loaded.syllabus.tracks.map(({ slug }) => slug);
  const unknown = tracks.filter((track) => !known.includes(track));
  if (unknown.length > 0) {
    const tracksSay =
      known.length === 0
        ? `There is no bank in the folder ${folder}.`
        : `The tracks are ${known.join(', ')}.`;
    throw new SetupError(`There is no folder or track named ${unknown.join(', ')}. ${tracksSay}`);
  }
  const pythons = await Promise.all([openPython({ hashSeed: 0 }), openPython({ hashSeed: 1 })]);
  const databases = openDatabases();
  const { problems, gaps, warnings } = await checkBank(loaded, { pythons, databases }, tracks);
  await Promise.all([...pythons, databases].map((engine) => engine.close()));
  // What is wrong stands alone, so that nobody has to look for it among what may stay.
  if (problems.length > 0) throw new SetupError(`${problems.length} to fix:\n${report(problems)}`);

  const [{ warning }] = pythons;
  process.stdout.write(`${figures(narrow(loaded, tracks)).join('\n')}\n`);
  if (warning !== undefined) process.stdout.write(`${warning}\n`);
  if (warnings.length > 0) {
    process.stdout.write(
      `\n${warnings.length} to review, which may stay as they are:\n${report(warnings)}\n`,
    );
  }
  if (gaps.length > 0) throw new SetupError(`\n${gaps.length} to fill:\n${report(gaps)}`);
};

await runTool(
  {
    run: 'npm run bank:check --',
    about: 'Checks the question bank, and lists every problem with its file, question, and remedy.',
    flags: {},
    operands: {
      usage: '[FOLDER] [TRACK …]',
      about: 'The folder that holds the bank, and the tracks to check.',
      fallback: 'data, and all tracks',
      most: Number.POSITIVE_INFINITY,
    },
  },
  ({ operands }) => {
    const [first = '', ...others] = operands;
    const isFolder = statSync(first, { throwIfNoEntry: false })?.isDirectory() ?? false;
    return isFolder ? check(first, others) : check('data', operands);
  },
);
