import { expect, onTestFinished, test } from 'vitest';
import { hasShell, openShell, type Shell } from '../support/shell.ts';

const controlZ = '\u001a';
const prompt = 'ada #general';
const env = { DATABASE_URL: ':memory:', npm_config_update_notifier: 'false' };

const start = async (shell: Shell): Promise<void> => {
  shell.type('npm start -- --as ada\n');
  await shell.shows('/quit to leave');
  await shell.shows(prompt);
};

test.skipIf(!hasShell)('Ctrl-Z returns to the shell, and fg continues as before', async () => {
  const shell = await openShell(env);
  onTestFinished(shell.close);
  await start(shell);
  for (let time = 1; time <= 2; time++) {
    shell.type(controlZ);
    await shell.shows('Stopped');
    await shell.shows('ready> ');
    shell.type('echo $((40 + 2))\n');
    await shell.shows('42');
    shell.type('fg\n');
    await shell.shows(prompt);
    // Only a terminal that is read key by key completes what was typed.
    shell.type('/leaderb\t');
    await shell.shows('/leaderboard ');
    shell.type('\r');
    await shell.shows('Nobody has points here yet.');
  }
  shell.type('/quit\r');
  await shell.shows('ready> ');
  shell.type('echo "status $?"\n');
  expect(await shell.shows('status 0')).toContain('status 0');
});
