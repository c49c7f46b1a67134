import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { inFolder, runHotseat } from '../support/process.ts';
import { openSlack } from '../support/slack/server.ts';
import { linesOf } from '../support/slack-face.ts';

const root = resolve(import.meta.dirname, '../..');

test('with tokens the process plays in Slack, and ends when it is asked to', async () => {
  await inFolder(async (folder) => {
    const slack = await openSlack({
      teams: [{ users: [{ name: 'ada', is_admin: true }], channels: ['general'] }],
    });
    const child = spawn(process.execPath, [join(root, 'hotseat.js')], {
      cwd: folder,
      env: {
        PATH: process.env.PATH,
        SLACK_BOT_TOKEN: slack.botToken,
        SLACK_APP_TOKEN: slack.appToken,
        SLACK_API_URL: slack.apiUrl,
        LOG_LEVEL: 'silent',
      },
      stdio: ['ignore', 'pipe', 'inherit'],
      timeout: 25_000,
      killSignal: 'SIGKILL',
    });
    let printed = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      printed += text;
    });
    await slack.connected();
    const run = slack.command({ user: 'ada', channel: 'general' }, '/hotseat', 'help');
    expect(linesOf((await run.response()).blocks).join('\n')).toContain('/quiz start');
    child.kill('SIGTERM');
    const [status] = await once(child, 'close');
    expect([status, printed]).toEqual([0, 'Hotseat is listening. Ctrl-C stops it.\n']);
    await slack.close();
  });
});

test('a token that Slack does not take is answered with what to do, and status 1', async () => {
  await inFolder(async (folder) => {
    const slack = await openSlack();
    const env = {
      DATABASE_URL: join(folder, 'test.db'),
      SLACK_BOT_TOKEN: 'xoxb-hush',
      SLACK_APP_TOKEN: slack.appToken,
      SLACK_API_URL: slack.apiUrl,
      LOG_LEVEL: 'silent',
    };
    const refused = await runHotseat({ env });
    expect(refused.status).toBe(1);
    expect(refused.errors).toContain('SLACK_BOT_TOKEN was not accepted');
    expect(refused.errors).not.toContain('hush');
    const appRefused = await runHotseat({
      env: { ...env, SLACK_BOT_TOKEN: slack.botToken, SLACK_APP_TOKEN: 'xapp-hush' },
    });
    expect(appRefused.status).toBe(1);
    expect(appRefused.errors).toContain('Check SLACK_APP_TOKEN');
    expect(appRefused.errors).not.toContain('hush');
    await slack.close();
  });
});
