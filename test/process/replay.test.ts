import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { inFolder, runHotseat } from '../support/process.ts';

const root = resolve(import.meta.dirname, '../..');

const replay = (env: Readonly<Record<string, string>>, ...args: readonly string[]) =>
  spawnSync(process.execPath, [join(root, 'src/tools/replay.ts'), ...args], {
    cwd: root,
    env: { PATH: process.env.PATH, ...env },
    encoding: 'utf8',
  });

test('replays saved events on a copy of the database', () =>
  inFolder(async (folder) => {
    const env = { DATABASE_URL: join(folder, 'hotseat.db'), SAVE_EVENTS: join(folder, 'events.jsonl') };
    await runHotseat({ input: '/team create The Generators\n/team list\n', env });
    const first = replay(env, env.SAVE_EVENTS);
    expect(first.stderr).toBe('');
    expect(first.stdout).toContain('/team create');
    expect(first.stdout).toContain('There is already a team called The Generators.');
    // The copy is gone, and the database is unchanged.
    expect(replay(env, env.SAVE_EVENTS).stdout).toBe(first.stdout);
  }));

test('says what is missing for a replay', () => {
  expect(replay({}).stderr).toContain('Usage: npm run replay -- FILE');
  expect(replay({}, 'no-such-file').stderr).toContain("Can't read no-such-file.");
  expect(replay({ DATABASE_URL: 'no-such.db' }, 'package.json').stderr).toContain('is not a saved event');
});
