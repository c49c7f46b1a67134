import { once } from 'node:events';
import { createServer } from 'node:http';
import { App, HTTPReceiver } from '@slack/bolt';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSlack, type Slack } from './server.ts';
import { silentLogger } from './silent.ts';
import { portOf } from './web/listener.ts';

// Runs the real Bolt behind signed HTTP.

let clock = 1_700_000_000_000;
let slack: Slack;
let app: App;

beforeAll(async () => {
  slack = await openSlack({ now: () => clock });
  const receiver = new HTTPReceiver({ signingSecret: slack.signingSecret, logger: silentLogger });
  app = new App({
    token: slack.botToken,
    receiver,
    logger: silentLogger,
    clientOptions: { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 } },
  });
  app.command('/echo', async ({ ack, command, respond }) => {
    await ack({ text: `you said ${command.text}`, response_type: 'in_channel' });
    await respond({ text: 'and later this', replace_original: true });
  });
  slack.deliverTo(`http://127.0.0.1:${portOf(await receiver.start(0))}/slack/events`);
});

afterAll(async () => {
  await slack.close();
  await app.stop();
});

test('a signed command is answered in its acknowledgement, and the answer is replaced later', async () => {
  const run = slack.command({ user: 'ann', channel: 'general' }, '/echo', 'ünïcode & more');
  expect(await run.acked).toMatchObject({ ok: true, payload: { text: 'you said ünïcode & more' } });
  const message = await run.response(1);
  expect(message).toMatchObject({ text: 'and later this', revisions: 1 });
  expect(slack.messages('general')).toEqual([message]);
});

test.each(['wrong', 'stale', 'none'] as const)('a %s signature is refused', async (sign) => {
  const run = slack.command({ user: 'ann', channel: 'general' }, '/echo', 'x', { sign });
  expect(await run.acked).toMatchObject({ ok: false, status: 401 });
});

test('verifies the URL with a challenge', async () => {
  expect(await slack.verifyUrl('abc')).toEqual({ ok: true, payload: { challenge: 'abc' } });
});

test('retries a failed event right away, after one minute, and after five minutes', async () => {
  // Bolt acknowledges events before its listeners run, so this app that fails is built without Bolt.
  const heard: (string | undefined)[] = [];
  const failing = createServer((request, response) => {
    const { 'x-slack-retry-num': num, 'x-slack-retry-reason': reason } = request.headers;
    heard.push(num === undefined ? 'first' : `${num} ${reason}`);
    response.writeHead(heard.length < 4 ? 500 : 200).end();
  });
  await once(failing.listen(0, '127.0.0.1'), 'listening');
  slack.deliverTo(`http://127.0.0.1:${portOf(failing)}/slack/events`);
  const joined = slack.event({ type: 'team_join', user: { id: 'U1' } });
  expect(await joined.acked).toMatchObject({ ok: false, error: 'http_500' });
  await slack.until(() => slack.waiting === 1, 'the second retry to be planned');
  clock += 60_000;
  slack.tick();
  await slack.until(
    () => joined.attempts.length === 3 && slack.waiting === 1,
    'the third retry to be planned',
  );
  clock += 300_000;
  slack.tick();
  expect(await joined.settled).toMatchObject({ ok: true });
  expect(heard).toEqual(['first', '1 http_error', '2 http_error', '3 http_error']);
  failing.closeAllConnections();
  failing.close();
});
