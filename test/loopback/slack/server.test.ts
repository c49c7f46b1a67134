import { App, SocketModeReceiver } from '@slack/bolt';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSlack, type Slack } from './server.ts';
import { silentLogger } from './silent.ts';

// Runs the real Bolt in Socket Mode against this server: tests see everything that the app does.

let clock = 1_700_000_000_000;
let slack: Slack;
let app: App;
const heard: string[] = [];

const label = (text: string) => ({ type: 'plain_text' as const, text });
const button = { type: 'button' as const, action_id: 'go', text: label('Go'), value: '42' };
const form = {
  type: 'modal' as const,
  callback_id: 'form',
  title: label('A form'),
  submit: label('Send'),
  blocks: [
    {
      type: 'input' as const,
      block_id: 'name',
      label: label('Name'),
      element: { type: 'plain_text_input' as const, action_id: 'typed' },
    },
    {
      type: 'input' as const,
      block_id: 'city',
      label: label('City'),
      optional: true,
      element: { type: 'external_select' as const, action_id: 'city', min_query_length: 1 },
    },
  ],
};

beforeAll(async () => {
  slack = await openSlack({
    now: () => clock,
    teams: [
      { channels: ['general', 'random'], users: ['ann', { name: 'bob', is_admin: true, tz: 'Asia/Tokyo' }] },
    ],
  });
  const clientOptions = { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 } };
  const receiver = new SocketModeReceiver({
    appToken: slack.appToken,
    logger: silentLogger,
    // Bolt waits this long before it reconnects; 5 s by default.
    clientPingTimeout: 200,
    installerOptions: { clientOptions },
  });
  app = new App({ token: slack.botToken, receiver, logger: silentLogger, clientOptions });
  wire(app);
  await app.start();
  await slack.connected();
});

afterAll(async () => {
  await app.stop();
  await slack.close();
});

function wire(bolt: App): void {
  bolt.command('/echo', async ({ ack, respond, command }) => {
    await ack();
    await respond(`you said ${command.text}`);
  });
  bolt.command('/at-once', ({ ack }) => ack('here it is'));
  bolt.command('/button', async ({ ack, client, command }) => {
    await ack();
    await client.chat.postMessage({
      channel: command.channel_id,
      text: 'press',
      blocks: [{ type: 'actions', block_id: 'row', elements: [button] }],
      metadata: { event_type: 'asked', event_payload: { round: 7 } },
    });
  });
  bolt.action('go', async ({ ack, client, body, respond }) => {
    await ack();
    if (body.type !== 'block_actions' || !body.channel || !body.message) return;
    const place = { channel: body.channel.id };
    await client.chat.postEphemeral({ ...place, user: body.user.id, text: 'locked in' });
    await client.chat.update({ ...place, ts: body.message.ts, text: '1 answer', blocks: [] });
    await respond({ response_type: 'in_channel', replace_original: false, text: 'thanks' });
  });
  bolt.command('/form', async ({ ack, client, command }) => {
    await ack();
    await client.views.open({ trigger_id: command.trigger_id, view: form });
  });
  bolt.options('city', ({ ack, payload }) =>
    ack({ options: [{ text: label(`${payload.value}burg`), value: payload.value }] }),
  );
  bolt.view('form', async ({ ack, view }) => {
    const name = view.state.values.name?.typed?.value;
    if (name === 'nobody') return ack({ response_action: 'errors', errors: { name: 'Who is that?' } });
    heard.push(`${name} of ${view.state.values.city?.city?.selected_option?.value}`);
    await ack();
  });
  bolt.event('app_home_opened', async ({ event, client }) => {
    await client.views.publish({
      user_id: event.user,
      view: { type: 'home', blocks: [{ type: 'section', text: label('Welcome') }] },
    });
  });
  bolt.event('team_join', async ({ body }) => {
    heard.push(body.event_id);
  });
  bolt.shortcut('remember', async ({ ack, shortcut }) => {
    await ack();
    heard.push(shortcut.type === 'message_action' ? (shortcut.message.text ?? '') : 'everywhere');
  });
}

test('acknowledges a slash command and answers through its response_url', async () => {
  const run = slack.command({ user: 'ann', channel: 'general' }, '/echo', 'hello');
  expect(await run.acked).toMatchObject({ ok: true, ms: 0 });
  expect(await run.response()).toMatchObject({ text: 'you said hello', to: slack.user('ann').id });
  expect(slack.ephemerals('bob')).toEqual([]);
  expect((await slack.command({ user: 'ann', channel: 'general' }, '/at-once').response()).text).toBe(
    'here it is',
  );
});

test('a button leads to an ephemeral message, an update, and a response', async () => {
  const message = await slack.command({ user: 'ann', channel: 'general' }, '/button').message();
  const press = slack.click({ user: 'bob' }, message, 'go');
  expect(press.payload).toMatchObject({ actions: [{ value: '42', block_id: 'row' }], user: { name: 'bob' } });
  expect(await press.ephemeral()).toMatchObject({ text: 'locked in', to: slack.user('bob').id });
  expect(await press.response()).toMatchObject({ text: 'thanks' });
  expect(message).toMatchObject({ text: '1 answer', blocks: [], revisions: 1 });
  expect(() => slack.click({ user: 'bob' }, message, 'go')).toThrow('No element go here');
});

test('the history includes metadata only on request', async () => {
  await slack.command({ user: 'ann', channel: 'random' }, '/button').message();
  const channel = slack.channel('random').id;
  const plain = await app.client.conversations.history({ channel });
  const full = await app.client.conversations.history({ channel, include_all_metadata: true });
  expect(plain.messages?.[0]?.metadata).toBeUndefined();
  expect(full.messages?.[0]?.metadata).toEqual({ event_type: 'asked', event_payload: { round: 7 } });
});

test('a modal opens, shows errors by field, takes suggestions, and closes', async () => {
  const run = slack.command({ user: 'ann', channel: 'general' }, '/form');
  const view = await run.view();
  expect(slack.views('ann')).toEqual([view]);
  expect(() => slack.submit({ user: 'ann' }, view)).toThrow('empty required inputs: Name');
  const wrong = slack.submit({ user: 'ann' }, view, { typed: 'nobody' });
  expect(await wrong.outcome).toEqual({ kind: 'errors', errors: { name: 'Who is that?' } });
  expect(() => slack.options({ user: 'ann' }, view, 'city', '')).toThrow('asks from 1 characters on');
  expect(await slack.options({ user: 'ann' }, view, 'city', 'Ham').offered).toHaveLength(1);
  const right = slack.submit({ user: 'ann' }, view, { Name: 'Ann', city: 'Hamburg' });
  expect(await right.outcome).toEqual({ kind: 'closed' });
  expect(heard).toContain('Ann of Ham');
  expect(slack.views('ann')).toEqual([]);
});

test('a trigger is valid for one view and for three seconds', async () => {
  const open = (trigger: unknown) => app.client.views.open({ trigger_id: String(trigger), view: form });
  const run = slack.command({ user: 'ann', channel: 'general' }, '/echo');
  await open(run.payload.trigger_id);
  await expect(open(run.payload.trigger_id)).rejects.toThrow('exchanged_trigger_id');
  const late = slack.command({ user: 'ann', channel: 'general' }, '/echo');
  clock += 3001;
  await expect(open(late.payload.trigger_id)).rejects.toThrow('expired_trigger_id');
});

test('the Home tab is published, and its hash prevents stale updates', async () => {
  slack.openHome({ user: 'bob' });
  const home = await slack.until(() => slack.home('bob'), 'a Home tab');
  expect(home).toMatchObject({ type: 'home', blocks: [{ text: { text: 'Welcome' } }] });
  const again = { user_id: slack.user('bob').id, hash: 'old', view: { type: 'home' as const, blocks: [] } };
  await expect(app.client.views.publish(again)).rejects.toThrow('hash_conflict');
});

test('shortcuts run globally and on messages', async () => {
  const { message } = slack.say({ user: 'bob', channel: 'general' }, 'keep this');
  await slack.shortcut({ user: 'ann' }, 'remember').acked;
  await slack.shortcut({ user: 'ann' }, 'remember', message).acked;
  await slack.until(() => heard.includes('everywhere') && heard.includes('keep this'), 'both shortcuts');
});

test('an event may come twice with the same id', async () => {
  const joined = slack.event({ type: 'team_join', user: { id: 'U1' } }, { twice: true });
  await slack.until(
    () => heard.filter((id) => id === joined.payload.event_id).length === 2,
    'two deliveries',
  );
});

test("unacknowledged deliveries time out by the server's clock", async () => {
  const run = slack.command({ user: 'ann', channel: 'general' }, '/nobody-listens');
  clock += 3001;
  slack.tick();
  expect(await run.acked).toEqual({ ok: false, error: 'operation_timeout', ms: 3001 });
});

test('without a connection, commands fail, and events arrive once the app is back', async () => {
  slack.sockets.drop();
  await slack.until(() => slack.sockets.count === 0, 'no connection');
  const lost = slack.command({ user: 'ann', channel: 'general' }, '/echo');
  expect(await lost.acked).toMatchObject({ ok: false, error: 'dispatch_failed' });
  const joined = slack.event({ type: 'team_join', user: { id: 'U2' } });
  await slack.until(() => slack.waiting === 1, 'the second retry to be planned');
  await slack.connected();
  clock += 60_000;
  slack.tick();
  expect(await joined.settled).toMatchObject({ ok: true });
  expect(joined.attempts.map(({ retry }) => retry?.reason)).toEqual([
    undefined,
    'connection_failed',
    'connection_failed',
  ]);
  expect(heard).toContain(joined.payload.event_id);
});

test('a new connection takes over after a refresh', async () => {
  slack.sockets.refresh();
  expect(slack.sockets.count).toBe(0);
  await slack.connected();
  expect(await slack.command({ user: 'ann', channel: 'general' }, '/at-once').acked).toMatchObject({
    ok: true,
  });
});
