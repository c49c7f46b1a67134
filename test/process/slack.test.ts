import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { linesOf } from '../loopback/slack/read.ts';
import { openSlack, type Slack } from '../loopback/slack/server.ts';
import { inFolder, runHotseat } from '../support/process.ts';

const root = resolve(import.meta.dirname, '../..');

const openWorkspace = () =>
  openSlack({ teams: [{ users: [{ name: 'ada', is_admin: true }], channels: ['general'] }] });

/** Runs Hotseat in a folder until it is told to stop. */
const begin = (slack: Slack, folder: string) => {
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
    timeout: 40_000,
    killSignal: 'SIGKILL',
  });
  let printed = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    printed += text;
  });
  return {
    end: async (signal: 'SIGTERM' | 'SIGKILL') => {
      child.kill(signal);
      const [status] = await once(child, 'close');
      return { status, printed };
    },
  };
};

const ada = { user: 'ada', channel: 'general' };

test('runs in Slack when it has tokens, and stops on request', async () => {
  await inFolder(async (folder) => {
    const slack = await openWorkspace();
    const running = begin(slack, folder);
    await slack.connected();
    const run = slack.command(ada, '/hotseat', 'help');
    expect(linesOf((await run.response()).blocks).join('\n')).toContain('/quiz start');
    expect(await running.end('SIGTERM')).toEqual({
      status: 0,
      printed: 'Hotseat is listening. Ctrl-C stops it.\n',
    });
    await slack.close();
  });
});

test("continues without repeating itself after being killed between a post and Slack's response", async () => {
  await inFolder(async (folder) => {
    const slack = await openWorkspace();
    const first = begin(slack, folder);
    await slack.connected();
    const held = slack.hold('chat.postMessage', 'after');
    slack.command(ada, '/quiz', 'start count:1 seconds:300');
    await held.arrived;
    await first.end('SIGKILL');
    held.release();
    await slack.until(() => slack.sockets.count === 0, 'the socket to close');
    const second = begin(slack, folder);
    const headings = () => slack.messages('general').map(({ blocks }) => linesOf(blocks)[0]);
    // The dead process's claim has to expire first.
    await slack.until(() => headings().includes('Question 1 of 1'), 'the question', 30_000);
    expect(headings().filter((heading) => heading === 'A quiz with 1 question')).toHaveLength(1);
    expect((await second.end('SIGTERM')).status).toBe(0);
    await slack.close();
  });
}, 60_000);

test('says what to do about a token that Slack rejects, and exits with status 1', async () => {
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
