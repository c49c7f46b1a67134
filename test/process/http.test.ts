import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { textOf } from '../loopback/discord/read.ts';
import { type Discord, openDiscord } from '../loopback/discord/server.ts';
import { linesOf } from '../loopback/slack/read.ts';
import { openSlack, type Slack } from '../loopback/slack/server.ts';
import { freePort, hasPostgres, openPostgresServer } from '../support/postgres-server.ts';
import { inFolder } from '../support/process.ts';

let discord: Discord;
let slack: Slack;
beforeEach(async () => {
  discord = await openDiscord({ patienceMs: 15_000 });
  slack = await openSlack({ teams: [{ users: [{ name: 'ada', is_admin: true }], channels: ['general'] }] });
});
afterEach(async () => {
  await discord.close();
  await slack.close();
});

/** Starts a process whose server listens on this port, and waits until it does. */
const start = async (database: string, port: number): Promise<ChildProcess> => {
  const child = spawn(process.execPath, [resolve(import.meta.dirname, '../../hotseat.js')], {
    env: {
      PATH: process.env.PATH,
      DATABASE_URL: database,
      LOG_LEVEL: 'silent',
      HOST: '127.0.0.1',
      PORT: String(port),
      DISCORD_TOKEN: discord.token,
      DISCORD_PUBLIC_KEY: discord.publicKey,
      DISCORD_API_URL: discord.apiUrl,
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_SIGNING_SECRET: slack.signingSecret,
      SLACK_API_URL: slack.apiUrl,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
    timeout: 50_000,
    killSignal: 'SIGKILL',
  });
  await once(child.stdout, 'data');
  return child;
};
const at = (port: number, path: string) => `http://127.0.0.1:${port}${path}`;
const end = async (child: ChildProcess) => {
  child.kill('SIGTERM');
  return (await once(child, 'close'))[0];
};

test('serves Discord and Slack on one port, without a connection to either, and stops on request', async () => {
  await inFolder(async (folder) => {
    const port = await freePort();
    const running = await start(join(folder, 'http.db'), port);
    discord.deliverTo(at(port, '/discord/interactions'));
    slack.deliverTo(at(port, '/slack/events'));
    const ada = discord.user('ada', { manager: true });
    expect(textOf(await discord.slash(ada, '/stats').reply())).toContain(
      'You have not answered a question yet.',
    );
    const help = slack.command({ user: 'ada', channel: 'general' }, '/hotseat', 'help');
    expect(linesOf((await help.response()).blocks).join('\n')).toContain('/quiz');
    expect(discord.gateway.identifies).toBe(0);
    expect((await fetch(at(port, '/'))).status).toBe(404);
    expect(await end(running)).toBe(0);
  });
}, 60_000);

test.skipIf(!hasPostgres)(
  'two processes share the interactions of a quiz, and neither takes one twice',
  async () => {
    const postgres = await openPostgresServer();
    const ports = [await freePort(), await freePort()] as const;
    const running = [await start(postgres.url, ports[0]), await start(postgres.url, ports[1])];
    const url = (index: number) => at(ports[index % 2] ?? 0, '/discord/interactions');
    const people = Array.from({ length: 20 }, (_, index) =>
      discord.user(`player${index}`, { manager: index === 0 }),
    );
    const [ada] = people;
    if (ada === undefined) throw new Error('Nobody plays.');
    discord.deliverTo(url(0));
    await discord.slash(ada, '/quiz start', { count: 1, seconds: 300, lobby: 0 }).reply();
    const question = await discord.until(
      () => discord.messages().find((message) => textOf(message).includes('Question 1 of 1')),
      'the question',
    );
    const told = people.map((person, index) => {
      discord.deliverTo(url(index));
      return discord.click(person, question, 'A').reply();
    });
    for (const reply of await Promise.all(told)) expect(textOf(reply)).toMatch(/Right!|Not this time/);
    const [first] = discord.endpoint.sent;
    if (first === undefined) throw new Error('Nothing was sent.');
    discord.deliverTo(url(1));
    expect((await discord.endpoint.post(first)).status).toBe(409);
    for (const child of running) expect(await end(child)).toBe(0);
    await postgres.close();
  },
  90_000,
);
