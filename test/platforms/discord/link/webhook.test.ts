import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Incoming } from '../../../../src/chat/messages.ts';
import { answering } from '../../../drivers/changed-bot.ts';
import { type DiscordDriver, openDiscordDriver } from '../../../drivers/discord.ts';
import type { Signing } from '../../../loopback/discord/endpoint.ts';
import { textOf } from '../../../loopback/discord/read.ts';

let chat: DiscordDriver;
let handled: Incoming[];
let gate: () => Promise<void>;
beforeEach(async () => {
  handled = [];
  gate = async () => {};
  chat = await openDiscordDriver({
    way: 'http',
    gate: () => gate(),
    change: answering((incoming) => {
      handled.push(incoming);
      return undefined;
    }),
  });
});
afterEach(() => chat.close());

/** Prepares commands that add a team, in the way that Discord would send them. */
const creating = async (name: string) => {
  const sent = chat.discord.slash(chat.user('ada'), '/team create', { name: 'Model' });
  await sent.response();
  const { payload } = sent.interaction;
  const data = payload.data as { options: [{ options: [{ value: string }] }] };
  const changed = structuredClone(data);
  changed.options[0].options[0].value = name;
  return (id: string) => ({ ...payload, id, token: `token-${id}`, data: changed });
};

test('takes none of 1,000 interactions with a wrong, stale, missing, early, or replayed signature', async () => {
  const team = await creating('Intruders');
  const [genuine] = chat.discord.endpoint.sent;
  handled = [];
  const signings: readonly (Signing | 'replayed' | 'moved')[] = [
    ...['wrong', 'none', 'stale', 'ahead', 'replayed', 'moved'],
  ] as const;
  const { endpoint } = chat.discord;
  const sendNext = async (index: number) => {
    const signing = signings[index % signings.length] ?? 'wrong';
    if (genuine === undefined) throw new Error('Nothing was sent.');
    if (signing === 'replayed') return (await endpoint.post(genuine)).status;
    const payload = team(`${900_000 + index}`);
    // The signature of one interaction on another one.
    const request =
      signing === 'moved' ? { ...genuine, body: JSON.stringify(payload) } : endpoint.sign(payload, signing);
    return (await endpoint.post(request)).status;
  };
  const statuses: number[] = [];
  while (statuses.length < 1_000) {
    const from = statuses.length;
    statuses.push(...(await Promise.all(Array.from({ length: 50 }, (_, index) => sendNext(from + index)))));
  }
  const expected = statuses.map((_, index) => (signings[index % signings.length] === 'replayed' ? 409 : 401));
  expect(statuses).toEqual(expected);
  expect(handled).toEqual([]);
  await chat.says('ada', '/team list');
  expect(chat.shown()).not.toContain('Intruders');
  expect(chat.told('ada')).not.toContain('Intruders');
});

test('takes an interaction that is four minutes old or half a minute ahead, but not twice, nor after a restart', async () => {
  const { endpoint } = chat.discord;
  const request = endpoint.sign((await creating('The Rockets'))('900001'));
  await chat.advance(4 * 60_000);
  expect((await endpoint.post(request)).status).toBe(200);
  expect((await endpoint.post(request)).status).toBe(409);
  await chat.restart();
  expect((await endpoint.post(request)).status).toBe(409);
  await chat.advance(61_000);
  expect((await endpoint.post(request)).status).toBe(401);
});

test.each([
  ['a ping', { type: 1, id: '1', application_id: '1', token: 'x' }, 200],
  ['what is no interaction', { type: 'x' }, 400],
  ['a list', [], 400],
  ['more than a mebibyte', { type: 1, text: 'x'.repeat(2 ** 20) }, 413],
])('answers %s', async (_, payload, status) => {
  const { endpoint } = chat.discord;
  const { status: found, body } = await endpoint.post(endpoint.sign(payload as never));
  expect(found).toBe(status);
  if (status === 200) expect(JSON.parse(body)).toEqual({ type: 1 });
});

test('takes only POST', async () => {
  expect((await fetch(chat.discord.endpointUrl ?? '')).status).toBe(405);
});

test('answers at once in the response, without a request of its own', async () => {
  await chat.says('ada', '/quiz start count:1');
  const before = chat.discord.requests.length;
  await chat.says('ada', '/stats');
  const made = chat.discord.requests.slice(before).map(({ method }) => method);
  expect(made).toEqual(['RESPONSE']);
});

test('announces a reply by a request before it sends the rest, while the database is slow', async () => {
  await chat.close();
  chat = await openDiscordDriver({ way: 'http', gate: () => gate(), acknowledgeAfterMs: 1 });
  const { promise, resolve } = Promise.withResolvers<void>();
  gate = () => promise;
  const sent = chat.discord.slash(chat.user('ada'), '/stats');
  expect(await sent.response()).toMatchObject({ kind: 'deferred', ephemeral: true });
  resolve();
  expect(textOf(await sent.reply())).toContain('You have not answered a question yet.');
  await chat.discord.until(
    () => chat.discord.requests.some(({ method, status }) => method === 'RESPONSE' && status === 202),
    'the response to the request',
  );
});

test('sends the file of an export after the reply, to the same person alone', async () => {
  await chat.says('ada', '/team create The Rockets');
  const sent = chat.discord.slash(chat.user('ada'), '/privacy export');
  expect(await sent.response()).toMatchObject({ kind: 'reply', ephemeral: true });
  const file = await sent.followUp();
  expect(file.attachments.map(({ filename }) => filename)).toEqual(['hotseat-export.json']);
  expect(chat.discord.messages()).toEqual([]);
});

test('says in a sentence that the key belongs to another application', async () => {
  const other = await openDiscordDriver();
  const { publicKey } = other.discord;
  await other.close();
  await expect(openDiscordDriver({ way: 'http', publicKey })).rejects.toThrow(
    'DISCORD_PUBLIC_KEY is not the key of the application',
  );
});

test('finds out by asking that a server removed it, and stops what was planned there', async () => {
  await chat.says('ada', '/daily setup 11:00 UTC days:daily');
  chat.discord.kick(chat.discord.guild());
  await chat.refresh();
  await chat.advance(72 * 3_600_000);
  expect(chat.discord.messages()).toEqual([]);
});

test('asks for the name of the server before everything in it is erased', async () => {
  await chat.says('ada', '/privacy erase all:workspace');
  expect(chat.told('ada')).toContain('/privacy erase all:Team');
  await chat.says('ada', '/privacy erase all:team');
  expect(chat.told('ada')).toContain('is being erased.');
});
