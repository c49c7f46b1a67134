import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { inFolder, runHotseat } from '../support/process.ts';
import { runTool } from '../support/tool.ts';

const hotseat = resolve(import.meta.dirname, '../../hotseat.js');

test('backs up while the bot is running, and a bot started on the copy has everything', async () => {
  await inFolder(async (folder) => {
    const env = { DATABASE_URL: join(folder, 'live.db') };
    const bot = spawn(process.execPath, [hotseat, '--as', 'ada'], {
      env: { PATH: process.env.PATH, ...env },
    });
    let output = '';
    bot.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
    bot.stdin.write('/team create The Generators\n');
    while (!output.includes('The Generators')) await once(bot.stdout, 'data');

    const copy = join(folder, 'copy.db');
    const made = runTool('backup', [copy], { env });
    expect(made).toEqual({
      status: 0,
      output: expect.stringMatching(
        /^Backed up .+live\.db to .+copy\.db \(\d+ KB\) and checked the copy\.\n$/,
      ),
      errors: '',
    });
    expect(bot.exitCode).toBeNull();
    expect(statSync(copy).mode & 0o777).toBe(0o600);
    expect([existsSync(`${copy}-wal`), existsSync(`${copy}-journal`)]).toEqual([false, false]);

    const again = runTool('backup', [copy], { env });
    expect(again).toEqual({
      status: 1,
      output: '',
      errors: `${copy} already exists. Name another file, or move that one away.\n`,
    });
    bot.stdin.end('/quit\n');
    await once(bot, 'close');

    const restored = await runHotseat({ env: { DATABASE_URL: copy }, input: '/team list\n' });
    expect(restored.output).toContain('The Generators');
  });
});

test.each([
  ['postgres://ada:secret@host/db', 'For PostgreSQL, run: pg_dump --format=custom --file='],
  ['missing.db', 'There is no database missing.db. Set DATABASE_URL to the one to back up.\n'],
  ['.', 'There is no database .'],
])('says what to do about %s', async (url, says) => {
  await inFolder(async (cwd) => {
    const { status, output, errors } = runTool('backup', ['copy.db'], { cwd, env: { DATABASE_URL: url } });
    expect([status, output, errors]).toEqual([1, '', expect.stringContaining(says)]);
    expect(errors).not.toContain('secret');
    expect(existsSync(join(cwd, 'copy.db'))).toBe(false);
  });
});

test('leaves no copy of a damaged database, and none where it may not write', async () => {
  await inFolder(async (cwd) => {
    const original = new Database(join(cwd, 'damaged.db'));
    original.exec(
      'create table t (x); with recursive n (x) as (select 1 union select x + 1 from n where x < 9999) insert into t select x from n',
    );
    const bytes = original.serialize();
    original.close();
    writeFileSync(join(cwd, 'damaged.db'), bytes.fill(0x55, 4096 * 2, 4096 * 5));
    const env = { DATABASE_URL: 'damaged.db' };
    expect(runTool('backup', ['copy.db'], { cwd, env }).errors).toBe(
      'The database damaged.db is damaged, so this would be no good backup. Restore an older one.\n',
    );
    expect(existsSync(join(cwd, 'copy.db'))).toBe(false);
    expect(runTool('backup', ['nowhere/copy.db'], { cwd, env }).errors).toContain(
      "Can't write nowhere/copy.db.",
    );
  });
});
