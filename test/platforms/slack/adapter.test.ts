import { createHmac } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createBot } from '../../../src/bot/bot.ts';
import type { HttpServer } from '../../../src/http/server.ts';
import { createSlack } from '../../../src/platforms/slack/adapter.ts';
import { linesOf } from '../../loopback/slack/read.ts';
import { openSlack, type Slack } from '../../loopback/slack/server.ts';
import { noUploads } from '../../support/no-uploads.ts';
import { serve } from '../../support/serve.ts';
import { createServices } from '../../support/services.ts';

let slack: Slack;
let server: HttpServer;
let logged: string;
let stop: () => Promise<void>;
let closeSlack: () => Promise<void>;
/** What every input waits for. */
let gate: Promise<void>;

const who = { user: 'ada', channel: 'general' };

beforeEach(async () => {
  const services = await createServices();
  logged = '';
  const write = (line: string) => {
    logged += line;
  };
  const log = pino({ level: 'debug' }, { write });
  slack = await openSlack({
    now: services.runtime.now,
    teams: [{ users: [{ name: 'ada', is_admin: true }], channels: ['general'] }],
  });
  const platform = await createSlack({
    botToken: slack.botToken,
    transport: { kind: 'http', signingSecret: slack.signingSecret },
    apiUrl: slack.apiUrl,
    managers: 'admins',
    uploads: noUploads,
    draw: async () => undefined,
    log,
    now: services.runtime.now,
  });
  const bot = createBot(services, [platform.platform]);
  gate = Promise.resolve();
  await platform.connect({
    ...bot,
    handle: async (incoming) => {
      await gate;
      return bot.handle(incoming);
    },
  });
  closeSlack = platform.close;
  server = await serve([platform], log);
  slack.deliverTo(`http://127.0.0.1:${server.port}/slack/events`);
  stop = async () => {
    await slack.close();
    await server.close();
    await platform.close();
    await bot.runner.stop();
    await services.store.close();
  };
});
afterEach(() => stop());

test('commands, buttons, forms, and the Home tab work over signed HTTP as they do over the socket', async () => {
  const run = slack.command(who, '/quiz', 'start count:1');
  expect(await run.acked).toMatchObject({ ok: true });
  expect(linesOf((await run.response()).blocks)).toEqual(['Here it comes.']);
  const view = await slack.command(who, '/daily', 'setup').view();
  const sent = slack.submit({ user: 'ada' }, view, { time: '09:00' });
  expect(await sent.outcome).toEqual({ kind: 'closed' });
  expect(
    await slack.options({ user: 'ada' }, await slack.command(who, '/daily', 'setup').view(), 'topic', 'gil')
      .offered,
  ).toHaveLength(1);
  const erase = await slack.command(who, '/hotseat', 'privacy erase').response();
  const kept = await slack.click({ user: 'ada' }, erase, 'Keep everything').response();
  expect(linesOf(kept.blocks)).toEqual(['Everything stays as it is.']);
  slack.openHome({ user: 'ada' });
  await slack.until(() => slack.home('ada'), 'a Home tab');
});

test('the Home tab of somebody who was erased is empty right away', async () => {
  await slack.command(who, '/hotseat', 'link').response();
  const asked = await slack.command(who, '/hotseat', 'privacy erase').response();
  expect(slack.home('ada')).toBeUndefined();
  await slack.click({ user: 'ada' }, asked, 'Erase everything').response();
  await slack.until(() => slack.home('ada'), 'a Home tab');
  expect(JSON.stringify(slack.home('ada'))).toContain('Answer a question to get your first points');
});

test.each(['wrong', 'stale', 'none'] as const)(
  'refuses a %s signature, and logs it without the body',
  async (sign) => {
    const run = slack.command(who, '/question', 'search my-secret-thought', { sign });
    expect(await run.acked).toMatchObject({ ok: false, status: 401 });
    expect(logged).toContain('verify');
    expect(logged).not.toContain('secret-thought');
    expect(logged).not.toContain(slack.signingSecret);
    expect(slack.ephemerals('ada')).toEqual([]);
  },
);

test('answers the challenge that verifies the address, and 404 elsewhere', async () => {
  expect(await slack.verifyUrl('abc')).toMatchObject({ payload: { challenge: 'abc' } });
  const elsewhere = await fetch(`http://127.0.0.1:${server.port}/`);
  expect(elsewhere.status).toBe(404);
});

test('answers an event once when it comes twice', async () => {
  const opened = slack.openHome({ user: 'ada' }, 'home', { twice: true });
  await Promise.all(opened.attempts.map(({ ack }) => ack));
  await slack.until(() => slack.home('ada'), 'a Home tab');
  slack.openHome({ user: 'ada' });
  await slack.until(() => slack.calls('views.publish').length >= 2, 'the second opening');
  expect(slack.calls('views.publish')).toHaveLength(2);
});

test('keeps tokens and what people wrote out of the log', async () => {
  await slack.command(who, '/question', 'search my-secret-thought').response();
  for (const secret of [slack.botToken, slack.signingSecret, 'my-secret-thought']) {
    expect(logged).not.toContain(secret);
  }
});

test('refuses a signed null, and a request from the future, and goes on', async () => {
  const post = async (body: string, seconds: number) => {
    const hash = createHmac('sha256', slack.signingSecret).update(`v0:${seconds}:${body}`).digest('hex');
    const headers = {
      'content-type': 'application/json',
      'x-slack-request-timestamp': `${seconds}`,
      'x-slack-signature': `v0=${hash}`,
    };
    const url = `http://127.0.0.1:${server.port}/slack/events`;
    return (await fetch(url, { method: 'POST', body, headers })).status;
  };
  const now = Math.floor(Date.now() / 1000);
  expect(await post('null', now)).toBe(400);
  expect(await post('{"type":"event_callback"}', now + 600)).toBe(401);
  const run = slack.command(who, '/help', '');
  expect(await run.acked).toMatchObject({ ok: true });
});

test('closing waits for replies, although their requests are acknowledged', async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  gate = promise;
  const run = slack.command(who, '/team', 'create Rockets');
  await run.acked;
  const order: string[] = [];
  const closing = closeSlack().then(() => order.push('closed'));
  const replying = run.response().then(() => order.push('replied'));
  await setImmediate();
  resolve();
  await Promise.all([closing, replying]);
  expect(order).toEqual(['replied', 'closed']);
});
