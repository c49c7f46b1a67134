import { createHmac } from 'node:crypto';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { LogLevel } from '@slack/bolt';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createHttpReceiver } from '../../../../src/platforms/slack/receiving/http-receiver.ts';

const signingSecret = 'secret';
let events: unknown[];
let server: Server;
beforeEach(async () => {
  events = [];
  const receiver = createHttpReceiver({ signingSecret, logLevel: LogLevel.ERROR });
  receiver.init({
    processEvent: async ({ body, ack }: { body: unknown; ack(): Promise<void> }) => {
      events.push(body);
      await ack();
    },
  } as unknown as Parameters<typeof receiver.init>[0]);
  server = (await receiver.start(0)) as Server;
});
afterEach(() => void server.close());

const send = async (body: string, { ahead = 0, type = 'application/json', path = '/slack/events' } = {}) => {
  const timestamp = Math.floor(Date.now() / 1000) + ahead;
  const hash = createHmac('sha256', signingSecret).update(`v0:${timestamp}:${body}`).digest('hex');
  const { port } = server.address() as AddressInfo;
  const { status } = await fetch(`http://127.0.0.1:${port}${path}`, {
    method: 'POST',
    body,
    headers: {
      'content-type': type,
      'x-slack-request-timestamp': `${timestamp}`,
      'x-slack-signature': `v0=${hash}`,
      connection: 'close',
    },
  });
  return status;
};

test('passes on what is signed and in time', async () => {
  expect(await send('{"type":"event_callback"}', { ahead: 60 })).toBe(200);
  expect(events).toEqual([{ type: 'event_callback' }]);
});

test.each([
  ['a time ten minutes ahead', '{}', { ahead: 600 }, 401],
  ['a time ten years ahead', '{}', { ahead: 315_360_000 }, 401],
  ['null', 'null', {}, 400],
  ['a number', '7', {}, 400],
  ['a form that holds null', 'payload=null', { type: 'application/x-www-form-urlencoded' }, 400],
  ['what is not JSON', '{', {}, 400],
  ['more than a mebibyte', `"${'x'.repeat(2 ** 20)}"`, {}, 413],
  ['another path', '{}', { path: '/' }, 404],
])('refuses %s, although it is signed, and goes on', async (_, body, options, status) => {
  expect(await send(body, options)).toBe(status);
  expect(await send('{"type":"event_callback"}')).toBe(200);
  expect(events).toEqual([{ type: 'event_callback' }]);
});
