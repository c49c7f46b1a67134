import { execFileSync } from 'node:child_process';
import { closeSync, existsSync, openSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { expect, test } from 'vitest';
import { openSqlite } from '../../src/store/database/sqlite.ts';
import { storeOn } from '../../src/store/store.ts';
import { inFolder, runHotseat } from '../support/process.ts';

const inMemory = { DATABASE_URL: ':memory:' };
const session = `/quiz start count:3
a
2
c
/leaderboard
/stats
/daily setup time:09:00 timezone:Europe/Berlin
/daily now
b
/question search generator
/privacy export
/privacy erase
erase
/help
`;

test('runs a whole session from piped input and exits with status 0', async () => {
  const { output, errors, status } = await runHotseat({ input: session, env: inMemory });
  expect([status, errors]).toEqual([0, '']);
  for (const text of [
    'A quiz with 3 questions',
    'Question 3 of 3',
    'Final standings',
    'This week',
    '1 of 1',
    'The daily question is set up',
    'Extra question',
    'questions about generator',
    '"answers": [',
    'Your data was erased, and you are on no leaderboard.',
    'What would you like to do?',
  ]) {
    expect(output).toContain(text);
  }
  expect(output).not.toContain('\u001b');
});

test('asks the same questions in the same order for the same seed, but none again that a database knows', async () => {
  await inFolder(async (folder) => {
    const play = async (seed: string, database: string) => {
      const input = '/quiz start count:3\na\n2\nc\n/quiz start count:2\nb\nb\n';
      const env = { DATABASE_URL: database };
      const { output } = await runHotseat({ args: ['--seed', seed], input, env });
      return output.split('\n').filter((line) => /^┃ ([a-e] |\S.*\?)/.test(line));
    };
    const lasting = join(folder, 'seeded.db');
    const first = await play('7', lasting);
    expect(first.length).toBeGreaterThan(9);
    expect(await play('7', ':memory:')).toEqual(first);
    expect(await play('8', ':memory:')).not.toEqual(first);
    const prompts = (lines: readonly string[]) => lines.filter((line) => /^┃ [^[].*\?$/.test(line));
    const second = await play('7', lasting);
    expect(second.length).toBeGreaterThan(9);
    expect(prompts(second).filter((line) => prompts(first).includes(line))).toEqual([]);
  });
});

test('keeps people and channels apart, and strips control characters from names', async () => {
  const input = `/as \u001b[31mgr\u0007ace\u001b[0m
/as ${'x'.repeat(10_000)}
/in random
/quiz start count:1
a
/in general
/leaderboard scope:channel
/quiz stop
`;
  const { output, status } = await runHotseat({ args: ['--as', 'ada'], input, env: inMemory });
  expect(status).toBe(0);
  expect(output).toContain('You are now speaking as gr ace.');
  expect(output).toContain(`You are now speaking as ${'x'.repeat(39)}….`);
  expect(output).toContain('Nobody has points here yet.');
  expect(output).toContain('No quiz is running in this channel.');
  expect(output).not.toContain('\u001b');
  expect(output).not.toContain('\u0007');
  expect(output).not.toMatch(/x{41}/);
});

test.each([
  [
    { DATABASE_URL: 'mysql://root:secret@host/db', LOG_LEVEL: 'loud' },
    [],
    ['DATABASE_URL must be', 'LOG_LEVEL must be one of'],
  ],
  [inMemory, ['--seed', 'abc'], ['--seed must be a whole number', 'Usage: npm start']],
  [inMemory, ['--sede', '7'], ['--sede', 'Usage: npm start']],
  [{ DATABASE_URL: '/nowhere/at/all.db' }, [], ["Can't open or write the database /nowhere/at/all.db."]],
  [{ DATABASE_URL: '/proc/hotseat.db' }, [], ["Can't open or write the database /proc/hotseat.db."]],
  [{ DATABASE_URL: 'postgres://nobody:secret@127.0.0.1:9/db' }, [], ["Can't reach the database"]],
])('with %j and %j, says what to do and exits with status 1', async (env, args, says) => {
  const { output, errors, status } = await runHotseat({ args, env });
  expect(status).toBe(1);
  for (const text of says) expect(errors).toContain(text);
  expect(errors).not.toMatch(/secret|\n {4}at /);
  expect(output).toBe('');
});

test('does not touch a file that is not a database', async () => {
  await inFolder(async (folder) => {
    const file = join(folder, 'notes.db');
    await writeFile(file, 'These are my notes, and they are no database at all.\n'.repeat(50));
    const { errors, status } = await runHotseat({ env: { DATABASE_URL: file } });
    expect([status, errors]).toEqual([
      1,
      `${file} is not a SQLite database. Move it away, or set DATABASE_URL to another file.\n`,
    ]);
    await mkdir(join(folder, 'folder.db'));
    const folderEnd = await runHotseat({ env: { DATABASE_URL: join(folder, 'folder.db') } });
    expect(folderEnd.errors).toContain('is a folder. Set DATABASE_URL to a file.');
  });
});

test('does not touch a database from a newer version', async () => {
  await inFolder(async (folder) => {
    const file = join(folder, 'newer.db');
    await (await storeOn(openSqlite(file))).close();
    const { db } = openSqlite(file);
    await db
      .insertInto('migrations' as never)
      .values({ name: '9999-future', checksum: 'x', shapes: '{}' } as never)
      .execute();
    await db.destroy();
    const { errors, status } = await runHotseat({ env: { DATABASE_URL: file } });
    expect(status).toBe(1);
    expect(errors).toContain('was created by a newer version of Hotseat (it has "9999-future")');
  });
});

test('writes logs to standard error on request, without names or answers', async () => {
  const { output, errors } = await runHotseat({
    args: ['--as', 'ada'],
    input: session,
    env: { ...inMemory, LOG_LEVEL: 'debug' },
  });
  const lines = errors
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(lines.some(({ event }) => event === '/quiz start')).toBe(true);
  expect(lines.some(({ msg, presses }) => msg === 'answered' && presses === 1)).toBe(true);
  expect(errors).not.toMatch(/ada|correct|answer:\d/);
  expect(output).not.toContain('"level"');
});

test.skipIf(!existsSync('/dev/full'))('goes on when its log does not fit on the disk', () => {
  const full = openSync('/dev/full', 'w');
  const output = execFileSync(process.execPath, [join(import.meta.dirname, '../../hotseat.js')], {
    input: '/help\n',
    env: { PATH: process.env.PATH, ...inMemory, LOG_LEVEL: 'debug' },
    stdio: ['pipe', 'pipe', full],
  });
  closeSync(full);
  expect(output.toString()).toContain('/quiz start');
});

/** The path of a Node that is too old; `undefined` if this machine has none. */
const oldNode = (process.env.PATH ?? '')
  .split(delimiter)
  .filter((folder) => !folder.includes('node_modules'))
  .map((folder) => join(folder, 'node'))
  .find((path) => existsSync(path) && majorOf(path) < 26);

function majorOf(path: string): number {
  return Number(execFileSync(path, ['-p', 'process.versions.node.split(".")[0]']).toString());
}

test.skipIf(oldNode === undefined)('says what to do on an older Node', async () => {
  const { errors, status } = await runHotseat({ node: oldNode ?? '' });
  expect(status).toBe(1);
  expect(errors).toMatch(
    /^Hotseat needs Node 26 and this is Node [\d.]+\. Run "npm ci && npm start" in its folder: .*\n$/,
  );
});
