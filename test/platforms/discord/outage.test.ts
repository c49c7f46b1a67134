import { afterEach, beforeEach, expect, test } from 'vitest';
import { seconds } from '../../drivers/chat-driver.ts';
import { type DiscordDriver, openDiscordDriver } from '../../drivers/discord.ts';
import { textOf } from '../../loopback/discord/read.ts';

let chat: DiscordDriver;
let path: string;
beforeEach(async () => {
  chat = await openDiscordDriver();
  path = `/channels/${chat.discord.channel('general').id}/messages`;
});
afterEach(() => chat.close());

const minutes = (count: number) => seconds(60 * count);
const setUpDaily = () => chat.says('ada', '/daily setup 11:00 UTC days:daily');
const told = () => chat.discord.messages(chat.discord.dm(chat.user('ada'))).map(textOf);
const blocked = { method: 'POST', status: 400, code: 200000, message: 'Message was blocked' } as const;
const attempts = () =>
  chat.discord.requests.filter((one) => one.method === 'POST' && one.path.endsWith(path)).length;

test('an edit that has to wait ten minutes holds back no new post, and is sent once, in its newest state', async () => {
  await setUpDaily();
  await chat.says('ada', '/daily now');
  const patched = () => chat.discord.requests.filter(({ method }) => method === 'PATCH').length;
  chat.discord.faults.rateLimit({
    method: 'PATCH',
    path: /\/channels\/\d+\/messages\/\d+$/,
    retryAfter: 600,
  });
  await chat.chooses('ada', 'the right one');
  await chat.advance(seconds(5));
  expect(patched()).toBe(1);
  await chat.says('ada', '/daily now');
  expect(chat.discord.messages()).toHaveLength(2);
  const first = () => textOf(chat.discord.messages()[0] ?? expect.fail());
  const voting = chat.discord.messages()[0] ?? expect.fail();
  for (const name of ['grace', 'linus']) {
    await chat.discord.click(chat.user(name), voting, 'A').reply();
    await chat.advance(minutes(1));
  }
  expect(patched()).toBe(1);
  expect(first()).not.toContain('3 answers');
  await chat.advance(minutes(9));
  expect(first()).toContain('3 answers');
  expect(patched()).toBe(2);
});

test('a new post that has to wait holds back no edit', async () => {
  await setUpDaily();
  await chat.says('ada', '/daily now');
  chat.discord.faults.rateLimit({ method: 'POST', path, retryAfter: 600 });
  await chat.says('ada', '/daily now');
  await chat.chooses('ada', 'the right one');
  await chat.advance(seconds(5));
  expect(chat.discord.messages()).toHaveLength(1);
  expect(textOf(chat.discord.messages()[0] ?? expect.fail())).toContain('1 answer');
  await chat.advance(minutes(10));
  expect(chat.discord.messages()).toHaveLength(2);
});

test('a channel that refuses every post with a code that nobody foresaw is paused within the hour, and one person told', async () => {
  await setUpDaily();
  chat.discord.faults.fail({ ...blocked, path, times: 1000 });
  await chat.says('ada', '/daily now');
  expect(chat.told('ada')).toContain('Here it comes.');
  await chat.says('ada', '/daily show');
  expect(chat.told('ada')).toContain('Posting has failed since');
  expect(chat.told('ada')).toContain('"Message was blocked" (error 200000)');
  await chat.says('ada', '/daily now');
  expect(chat.told('ada')).toContain('Posting has failed since');
  await chat.advance(minutes(59));
  expect(told()).toEqual([]);
  await chat.advance(minutes(1));
  expect(told()).toEqual([expect.stringContaining('The daily question is paused.')]);
  expect(told()[0]).toContain('"Message was blocked"');
  const before = attempts();
  await chat.advance(minutes(3 * 24 * 60));
  expect(told()).toHaveLength(1);
  expect(attempts() - before).toBeLessThan(5);
  chat.discord.faults.clear();
  await chat.says('ada', '/daily resume');
  await chat.advance(minutes(24 * 60));
  await chat.says('ada', '/daily show');
  expect(chat.told('ada')).not.toContain('Posting has failed');
});

test.each([
  [400, 0, 'unknown'],
  [403, 20_026, 'unknown'],
  [404, 10_003, 'gone'],
  [403, 50_013, 'forbidden'],
] as const)('treats status %s with code %s as a refusal (%s)', async (status, code, reason) => {
  chat.discord.faults.fail({ method: 'POST', path, status, code });
  const { id } = chat.discord.channel('general');
  const address = { platform: 'discord', workspace: chat.discord.guild().id, channel: id };
  const card = { tone: 'neutral', blocks: [] } as const;
  await expect(chat.platform.post(address, card, 'k')).rejects.toMatchObject({
    name: 'PlatformRefusal',
    reason,
  });
});

test.each([401, 408, 425, 503])('does not treat status %s as a refusal', async (status) => {
  chat.discord.faults.fail({ method: 'POST', path, status, times: 4 });
  const { id } = chat.discord.channel('general');
  const address = { platform: 'discord', workspace: chat.discord.guild().id, channel: id };
  const card = { tone: 'neutral', blocks: [] } as const;
  const error = await chat.platform.post(address, card, 'k').catch((one) => one);
  expect(error).toBeInstanceOf(Error);
  expect(error.name).not.toMatch(/^Platform/);
});

test('a quiz goes on without a question that the channel refuses, and tells its starter if nobody saw any of it', async () => {
  await chat.says('ada', '/quiz start count:3 seconds:10 lobby:3');
  await chat.advance(seconds(10));
  chat.discord.faults.fail({ ...blocked, path });
  await chat.advance(seconds(10));
  expect(chat.shown()).toContain('Question 3 of 3');
  expect(chat.shown()).toContain('Question 2 could not be posted and was skipped.');
  await chat.advance(seconds(30));
  expect(told()).toEqual([]);
  chat.discord.faults.fail({ ...blocked, path, times: 1000 });
  await chat.says('ada', '/quiz start count:3 seconds:10 lobby:3');
  await chat.advance(seconds(30));
  expect(told()).toEqual([expect.stringContaining('Nobody saw your quiz in')]);
});
