import type { RequestListener } from 'node:http';
import { connect } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type HttpServer, openServer } from '../../src/http/server.ts';
import { createRecordedLog, type RecordedLog } from '../support/recorded-log.ts';

let record: RecordedLog;
let server: HttpServer;
let answer: RequestListener;

const open = (port = 0) =>
  openServer({
    routes: {
      '/one': (request, response) => answer(request, response),
      '/two': (_, response) => void response.end('two'),
    },
    host: '127.0.0.1',
    port,
    log: record.log,
    // However slow the machine is, nothing should be cut off because of that.
    drainMs: 60_000,
  });
beforeEach(async () => {
  record = createRecordedLog();
  answer = (_, response) => void response.end('one');
  server = await open();
});
afterEach(() => server.close());

const get = async (path: string) => {
  const response = await fetch(`http://127.0.0.1:${server.port}${path}`);
  return [response.status, await response.text()];
};

test('brings each path to its listener, whatever follows the path, and knows no other', async () => {
  expect(await get('/one')).toEqual([200, 'one']);
  expect(await get('/two?code=1')).toEqual([200, 'two']);
  for (const path of ['/', '/one/', '/three', '/toString', '//two'])
    expect(await get(path)).toEqual([404, '']);
});

test('returns 500 if a listener throws, logs it, and goes on', async () => {
  answer = () => {
    throw new Error('broken');
  };
  expect(await get('/one')).toEqual([500, '']);
  expect(record.lines.join()).toContain('could not answer a request');
  expect(await get('/two')).toEqual([200, 'two']);
});

test('says what to do if another program uses the port', async () => {
  await expect(open(server.port)).rejects.toThrow(
    `Can't listen on port ${server.port} (EADDRINUSE). Check PORT and HOST: another program may be using them.`,
  );
});

test('lets requests under way finish when it closes, and takes no more, although connections stay open', async () => {
  const { promise: asked, resolve: ask } = Promise.withResolvers<void>();
  const { promise: gate, resolve: finish } = Promise.withResolvers<void>();
  answer = async (_, response) => {
    ask();
    await gate;
    response.end('late');
  };
  await get('/two');
  const late = get('/one');
  await asked;
  const closed = server.close();
  await expect(get('/two')).rejects.toThrow();
  finish();
  expect(await late).toEqual([200, 'late']);
  await closed;
  await server.close();
});

test('answers what is not HTTP with 400, and goes on', async () => {
  const socket = connect(server.port, '127.0.0.1');
  socket.end('nonsense\r\n\r\n');
  const said = await new Promise<string>((resolve) => socket.once('data', (data) => resolve(String(data))));
  expect(said).toContain('400 Bad Request');
  expect(await get('/two')).toEqual([200, 'two']);
});
