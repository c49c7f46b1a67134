import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createBot } from '../src/bot/bot.ts';
import type { Incoming } from '../src/chat/messages.ts';
import { readEvents, savingEvents } from '../src/event-file.ts';
import { createServices } from './support/services.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hotseat-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const incoming: Incoming = {
  kind: 'command',
  path: 'help',
  options: {},
  known: { timezone: 'Europe/Berlin' },
  sender: { platform: 'test', workspace: 'w', user: 'u', name: 'Ada', manager: false },
  place: { platform: 'test', workspace: 'w', channel: 'c', name: 'general' },
};

test('saves an event without its id before answering it, in a file that only its owner can read', async () => {
  const file = join(folder, 'events.jsonl');
  const services = await createServices();
  const handler = savingEvents(createBot(services, []), file, () => 1234, services.log);
  const { kind } = await handler.handle({ ...incoming, id: '17' });
  await services.store.close();
  expect(kind).toBe('reply');
  expect(readEvents(readFileSync(file, 'utf8'))).toEqual([{ at: 1234, incoming }]);
  expect(statSync(file).mode & 0o777).toBe(0o600);
});

test('answers an event that can no longer be saved', async () => {
  const file = join(folder, 'events.jsonl');
  const services = await createServices();
  const handler = savingEvents(createBot(services, []), file, () => 1234, services.log);
  rmSync(file);
  mkdirSync(file);
  expect((await handler.handle(incoming)).kind).toBe('reply');
  await services.store.close();
});

test("explains in a sentence that a file can't be written or read", async () => {
  const services = await createServices();
  const bot = createBot(services, []);
  await services.store.close();
  expect(() => savingEvents(bot, join(folder, 'no', 'such.jsonl'), () => 0, services.log)).toThrow(
    'Check SAVE_EVENTS.',
  );
  expect(() => readEvents('{"at":1}\n')).toThrow('Line 1 is not a saved event.');
  expect(() => readEvents('\nnonsense')).toThrow('Line 2 is not a saved event.');
});
