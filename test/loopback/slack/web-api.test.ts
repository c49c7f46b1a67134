import { webApi } from '@slack/bolt';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { dict, dicts, str } from './json.ts';
import { openSlack, type Slack } from './server.ts';
import { silentLogger } from './silent.ts';

// Calls the Web API through the real client.

let clock = 1_700_000_000_000;
let slack: Slack;
let client: webApi.WebClient;
const channel = () => slack.channel('general').id;

const clientFor = (token: string): webApi.WebClient =>
  new webApi.WebClient(token, {
    slackApiUrl: slack.apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger: silentLogger,
  });

beforeAll(async () => {
  slack = await openSlack({
    now: () => clock,
    teams: [
      {
        users: ['ann', { name: 'zoe', deleted: true }, { name: 'kim', tz: 'Asia/Kolkata', is_owner: true }],
        channels: [
          'general',
          { name: 'old', archived: true },
          { name: 'far', bot: false },
          { name: 'few', members: [] },
        ],
      },
      { name: 'Second', scopes: ['users:read'], users: ['ann'], channels: ['general'] },
    ],
  });
  client = clientFor(slack.botToken);
});
beforeEach(() => slack.behave());
afterAll(() => slack.close());

test("ids and timestamps have Slack's format", async () => {
  const posted = await client.chat.postMessage({ channel: '#general', text: 'hi' });
  expect(posted.channel).toMatch(/^C[0-9A-Z]{8,}$/);
  expect(posted.ts).toMatch(/^17\d{8}\.\d{6}$/);
  const second = await client.chat.postMessage({ channel: channel(), text: 'hi' });
  expect(Number(second.ts)).toBeGreaterThan(Number(posted.ts));
});

test.each<[string, (c: webApi.WebClient) => Promise<unknown>]>([
  ['channel_not_found', (c) => c.chat.postMessage({ channel: 'C000', text: 'x' })],
  ['is_archived', (c) => c.chat.postMessage({ channel: slack.channel('old').id, text: 'x' })],
  ['not_in_channel', (c) => c.chat.postMessage({ channel: slack.channel('far').id, text: 'x' })],
  ['no_text', (c) => c.chat.postMessage({ channel: channel(), text: ' ' })],
  ['cannot_reply_to_message', (c) => c.chat.postMessage({ channel: channel(), text: 'x', thread_ts: '1.2' })],
  ['invalid_arguments', (c) => c.apiCall('chat.postMessage', { text: 'x' })],
  ['invalid_blocks_format', (c) => c.apiCall('chat.postMessage', { channel: channel(), blocks: 'nope' })],
  [
    'invalid_metadata_format',
    (c) => c.apiCall('chat.postMessage', { channel: channel(), text: 'x', metadata: { a: 1 } }),
  ],
  ['message_not_found', (c) => c.chat.update({ channel: channel(), ts: '1.2', text: 'x' })],
  [
    'user_not_in_channel',
    (c) => c.chat.postEphemeral({ channel: slack.channel('few').id, user: slack.user('ann').id, text: 'x' }),
  ],
  ['user_disabled', (c) => c.conversations.open({ users: slack.user('zoe').id })],
  ['user_not_found', (c) => c.users.info({ user: 'U000' })],
  ['invalid_cursor', (c) => c.conversations.history({ channel: channel(), cursor: 'x' })],
  ['unknown_method', (c) => c.apiCall('chat.postTelegram')],
  ['not_allowed_token_type', (c) => c.apps.connections.open({})],
  ['invalid_auth', () => clientFor('xoxb-else').auth.test()],
  [
    'missing_scope',
    () => clientFor(slack.teams[1]?.botToken ?? '').chat.postMessage({ channel: 'C1', text: 'x' }),
  ],
])('refuses with %s', async (error, call) => {
  await expect(call(client)).rejects.toMatchObject({ data: { ok: false, error } });
});

test("messages of others can't be changed", async () => {
  const { message } = slack.say({ user: 'ann', channel: 'general' }, 'mine');
  await expect(client.chat.update({ channel: channel(), ts: message.ts, text: 'x' })).rejects.toThrow(
    'cant_update_message',
  );
});

test('refuses long messages, with a lower limit for updates than for posts', async () => {
  const blocks = Array(5).fill({ type: 'section', text: { type: 'mrkdwn', text: 'x'.repeat(2900) } });
  const post = client.chat.postMessage({ channel: channel(), text: 'x', blocks });
  await expect(post).rejects.toThrow('msg_blocks_too_long');
  const posted = await client.chat.postMessage({ channel: channel(), text: '<'.repeat(1001) });
  const update = client.chat.update({ channel: channel(), ts: String(posted.ts), text: '<'.repeat(1001) });
  await expect(update).rejects.toThrow('msg_too_long');
});

test('the history comes in pages and leaves out threads', async () => {
  const parent = await client.chat.postMessage({ channel: channel(), text: 'parent' });
  const thread = { channel: channel(), thread_ts: String(parent.ts) };
  await client.chat.postMessage({ ...thread, text: 'hidden' });
  await client.chat.postMessage({ ...thread, text: 'shown too', reply_broadcast: true });
  const texts: unknown[] = [];
  for await (const page of client.paginate('conversations.history', { channel: channel(), limit: 2 })) {
    texts.push(...dicts(dict(page).messages).map((each) => str(each.text)));
  }
  expect(texts.slice(0, 2)).toEqual(['shown too', 'parent']);
});

test('members have time zones and roles until they are deactivated', async () => {
  const kim = await client.users.info({ user: slack.user('kim').id });
  expect(kim.user).toMatchObject({ tz: 'Asia/Kolkata', tz_offset: 19_800, is_admin: true, is_owner: true });
  const zoe = await client.users.info({ user: slack.user('zoe').id });
  expect(zoe.user).toMatchObject({ deleted: true });
  expect(zoe.user?.tz).toBeUndefined();
});

test("a rate limit per channel refuses excess calls by the server's clock", async () => {
  slack.limit({ method: 'chat.postMessage', count: 1, perMs: 1000, byChannel: true });
  await client.chat.postMessage({ channel: channel(), text: '1' });
  await expect(client.chat.postMessage({ channel: channel(), text: '2' })).rejects.toMatchObject({
    retryAfter: 1,
  });
  await client.chat.postMessage({ channel: slack.user('ann').id, text: 'elsewhere' });
  clock += 1000;
  await client.chat.postMessage({ channel: channel(), text: '3' });
});

test('causes planned faults: an error, a status, a lost response, a held call', async () => {
  const say = (text: string) => client.chat.postMessage({ channel: channel(), text });
  slack.fail('chat.postMessage', 'fatal_error');
  await expect(say('a')).rejects.toThrow('fatal_error');
  slack.fail('chat.postMessage', 503);
  await expect(say('b')).rejects.toMatchObject({ statusCode: 503 });
  slack.loseAnswer('chat.postMessage', { when: (args) => args.text === 'c' });
  await expect(say('c')).rejects.toThrow();
  expect(slack.messages('general').at(-1)?.text).toBe('c');
  const held = slack.hold('chat.postMessage');
  const waiting = say('d');
  await held.arrived;
  expect(slack.messages('general').at(-1)?.text).toBe('c');
  held.release();
  await waiting;
});

test('a response URL works five times within thirty minutes', async () => {
  slack.deliverTo('http://127.0.0.1:9/nobody');
  const run = () => slack.command({ user: 'ann', channel: 'general' }, '/x');
  const post = (url: unknown, body: object) =>
    fetch(String(url), {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    });
  const url = run().payload.response_url;
  expect((await post(url, { blocks: [{ type: 'section' }] })).status).toBe(400);
  for (const text of ['1', '2', '3', '4']) expect((await post(url, { text })).status).toBe(200);
  expect(await (await post(url, { text: '6' })).json()).toMatchObject({ error: 'used_url' });
  const old = run().payload.response_url;
  clock += 30 * 60_000 + 1;
  expect((await post(old, { text: 'late' })).status).toBe(404);
});

test('a file is uploaded in three steps', async () => {
  await client.filesUploadV2({
    channel_id: channel(),
    filename: 'a.csv',
    file: Buffer.from('a,b'),
    initial_comment: 'look',
  });
  expect(slack.files()[0]?.content?.toString()).toBe('a,b');
  expect(slack.messages('general').at(-1)).toMatchObject({ text: 'look', files: [{ name: 'a.csv' }] });
});

test('tokens are revoked when the app is uninstalled', async () => {
  slack.revokeTokens();
  await expect(client.auth.test()).rejects.toThrow('token_revoked');
  slack.uninstall();
  await expect(client.auth.test()).rejects.toThrow('account_inactive');
});
