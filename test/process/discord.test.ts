import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { textOf } from '../loopback/discord/read.ts';
import { type Discord, openDiscord } from '../loopback/discord/server.ts';
import { inFolder, runHotseat } from '../support/process.ts';

let discord: Discord;
beforeEach(async () => {
  discord = await openDiscord({ patienceMs: 15_000 });
});
afterEach(() => discord.close());

const start = (file: string): ChildProcess =>
  spawn(process.execPath, [resolve(import.meta.dirname, '../../hotseat.js')], {
    env: {
      PATH: process.env.PATH,
      DATABASE_URL: file,
      DISCORD_TOKEN: discord.token,
      DISCORD_API_URL: discord.apiUrl,
    },
    stdio: ['ignore', 'ignore', 'pipe'],
    timeout: 25_000,
    killSignal: 'SIGKILL',
  });

test('serves Discord, prints the invite link, survives a kill during a quiz, and stops on request', async () => {
  await inFolder(async (folder) => {
    const file = join(folder, 'discord.db');
    const first = start(file);
    let log = '';
    first.stderr?.setEncoding('utf8').on('data', (text: string) => {
      log += text;
    });
    await discord.until(() => discord.commands().length > 0, 'the commands');
    const ada = discord.user('ada', { manager: true });
    await discord.slash(ada, '/quiz start', { count: 1, seconds: 300, lobby: 0 }).reply();
    const isAsked = () => discord.messages().find((message) => textOf(message).includes('Question 1 of 1'));
    const question = await discord.until(isAsked, 'the question');
    // Once it answers another command, it has stored that the question was posted, so no claim has to expire first.
    await discord.slash(ada, '/help').reply();
    first.kill('SIGKILL');
    await once(first, 'close');
    expect(log).toMatch(/"invite":"[^"]*client_id=\d+[^"]*"/);
    expect(log).not.toContain(discord.token);

    const second = start(file);
    await discord.until(
      () => discord.messages().some((message) => textOf(message).includes('The quiz continues')),
      'the quiz to go on',
    );
    const told = textOf(await discord.click(ada, question, 'A').reply());
    expect(told).toMatch(/Right!|Not this time/);
    second.kill('SIGTERM');
    expect((await once(second, 'close'))[0]).toBe(0);
    expect(discord.messages().filter((message) => textOf(message).includes('Question 1 of 1'))).toHaveLength(
      1,
    );
  });
});

test.each([
  ['wrong', () => discord.apiUrl, 'Discord does not accept DISCORD_TOKEN.'],
  ['good', () => 'http://127.0.0.1:9/api', "Can't connect to Discord (ECONNREFUSED)."],
])(
  'says in one sentence what to do about a %s token, or an address that does not answer',
  async (token, apiUrl, says) => {
    const { errors, status } = await runHotseat({
      env: {
        DATABASE_URL: ':memory:',
        DISCORD_TOKEN: token === 'good' ? discord.token : 'MTIz.Nope.nope',
        DISCORD_API_URL: apiUrl(),
        LOG_LEVEL: 'silent',
      },
    });
    expect(status).toBe(1);
    expect(errors).toContain(says);
    expect(errors.trim().split('\n')).toHaveLength(1);
  },
);
