import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { textOf } from '../loopback/discord/read.ts';
import { openDiscord } from '../loopback/discord/server.ts';
import { openSlack } from '../loopback/slack/server.ts';
import { inFolder } from '../support/process.ts';

test('one process runs quizzes on Discord and Slack at the same time, on one database', async () => {
  const discord = await openDiscord({ patienceMs: 15_000 });
  const slack = await openSlack();
  await inFolder(async (folder) => {
    const child = spawn(process.execPath, [resolve(import.meta.dirname, '../../hotseat.js')], {
      env: {
        PATH: process.env.PATH,
        DATABASE_URL: join(folder, 'both.db'),
        LOG_LEVEL: 'silent',
        DISCORD_TOKEN: discord.token,
        DISCORD_API_URL: discord.apiUrl,
        SLACK_BOT_TOKEN: slack.botToken,
        SLACK_APP_TOKEN: slack.appToken,
        SLACK_API_URL: slack.apiUrl,
      },
      stdio: ['ignore', 'pipe', 'inherit'],
      timeout: 25_000,
      killSignal: 'SIGKILL',
    });
    await once(child.stdout, 'data');
    await slack.connected();

    const ada = discord.user('ada', { manager: true });
    const grace = { user: 'ann', channel: 'general' };
    await discord.slash(ada, '/quiz start', { count: 1, seconds: 300, lobby: 0 }).reply();
    slack.command(grace, '/quiz', 'start count:1 seconds:300 lobby:0');
    const isQuestion = (text: string) => text.includes('Question 1 of 1');
    await discord.until(
      () => discord.messages().some((message) => isQuestion(textOf(message))),
      'a question on Discord',
    );
    await slack.until(
      () => slack.messages(grace.channel).some((message) => isQuestion(JSON.stringify(message))),
      'a question on Slack',
    );

    child.kill('SIGTERM');
    expect((await once(child, 'close'))[0]).toBe(0);
  });
  await slack.close();
  await discord.close();
});
