import { App, type Receiver } from '@slack/bolt';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { guard } from '../../../../src/platforms/slack/receiving/guard.ts';
import { openSlackBot, type SlackBot } from '../../../drivers/slack.ts';

const errors: string[] = [];
const log = pino({ level: 'error' }, { write: (line) => errors.push(line) });
afterEach(() => void errors.splice(0));

/** Passes a body to Bolt behind the guard, and returns how often it was acknowledged. */
const acknowledgements = async (body: object): Promise<number> => {
  const receiver: Receiver = { init: () => {}, start: async () => {}, stop: async () => {} };
  const app = new App({ receiver, authorize: async () => ({ botToken: 'xoxb-1' }) });
  app.error(async (err) => log.error({ err }, 'an event failed'));
  app.action(/.*/, async ({ ack }) => ack());
  app.view('a form', async ({ ack }) => ack());
  guard(app, log, Date.now);
  let count = 0;
  await app.processEvent({
    body: body as Record<string, unknown>,
    ack: async () => {
      count += 1;
    },
  });
  return count;
};

const click = {
  type: 'block_actions',
  user: { id: 'U1', name: 'ada' },
  actions: [{ action_id: 'x', block_id: 'y', type: 'button' }],
  container: {},
};
const form = {
  type: 'view_submission',
  user: { id: 'U1', name: 'ada' },
  view: { callback_id: 'a form', private_metadata: '', state: { values: {} } },
};

test.each([
  ['a click', click],
  ['a click without actions', { ...click, actions: [] }],
  ['a click on null', { ...click, actions: [null] }],
  ['a menu without a choice', { ...click, actions: [{ ...click.actions[0], type: 'static_select' }] }],
  ['a click without a container', { ...click, container: undefined }],
  ['a form', form],
  ['a form of somebody else', { ...form, view: { ...form.view, callback_id: 'another' } }],
  ['a form whose fields are null', { ...form, view: { ...form.view, state: { values: { a: null } } } }],
  ['a command with a list for a text', { command: '/x', text: ['a'], user_id: 'U1', channel_id: 'C1' }],
  ['an event that is null', { type: 'event_callback', event: null }],
  ['an event that is a text', { type: 'event_callback', event: 'x' }],
  [
    'an event whose authorizations are null',
    {
      event: { type: 'app_uninstalled' },
      authorizations: [null],
      is_enterprise_install: {},
    },
  ],
  ['a type that nobody knows', { type: 'new' }],
  ['a list', []],
])('acknowledges %s once, and logs no error', async (_, body) => {
  expect(await acknowledgements(body)).toBe(1);
  expect(errors).toEqual([]);
});

let bot: SlackBot;
beforeEach(async () => {
  bot = await openSlackBot();
});
afterEach(() => bot.close());

test.each([
  'null',
  '7',
  'not JSON',
  '{"envelope_id":"e1"}',
  '{"envelope_id":"e1","type":"events_api"}',
  '{"envelope_id":"e1","type":"events_api","payload":{"event":null}}',
  '{"envelope_id":"e1","type":"events_api","payload":{"event":{"type":"close"}}}',
  '{"envelope_id":"e1","type":"error","payload":{}}',
  '{"envelope_id":"e1","type":"interactive","payload":[]}',
])('survives %s on the socket, and acknowledges it if it has an id', async (text) => {
  const { slack } = bot;
  slack.sockets.raw(text);
  const said = slack.command({ user: 'ada', channel: 'general' }, '/hotseat', 'team list');
  await said.response();
  expect(slack.sockets.count).toBe(1);
  const heard = slack.sockets.heard.filter((one) => one.includes('"e1"'));
  expect(heard).toHaveLength(text.includes('e1') ? 1 : 0);
});
