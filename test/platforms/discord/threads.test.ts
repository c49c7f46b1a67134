import { afterEach, beforeEach, expect, test } from 'vitest';
import { shortestPauseMs } from '../../../src/engine/pace.ts';
import { lobbyMs } from '../../../src/engine/quiz.ts';
import { hours, seconds } from '../../drivers/chat-driver.ts';
import { type DiscordDriver, openDiscordDriver } from '../../drivers/discord.ts';
import { textOf } from '../../loopback/discord/read.ts';
import type { Channel, Message } from '../../loopback/discord/types.ts';

let chat: DiscordDriver;
beforeEach(async () => {
  chat = await openDiscordDriver();
});
afterEach(() => chat.close());

const setup = '/daily setup 09:00 UTC days:daily thread:on';
const general = () => chat.discord.channel('general');
const question = (): Message =>
  chat.discord.messages(general()).findLast((message) => textOf(message).includes('Daily question')) ??
  expect.fail();
const threadUnder = (message: Message): Channel => chat.discord.thread(message) ?? expect.fail('no thread');
const saidIn = (thread: Channel) => chat.discord.messages(thread).map(textOf);

test('opens a thread under a daily question, and posts there how it went when it closes', async () => {
  await chat.says('ada', setup);
  expect(chat.told('ada')).toContain('Under each question, to talk without spoilers');
  await chat.advance(hours(24));
  const thread = threadUnder(question());
  expect(thread.name).toBe('Daily question 1: talk, with spoilers');
  expect(saidIn(thread)).toHaveLength(1);
  expect(saidIn(thread)[0]).toContain('Answer first');
  await chat.chooses('ada', 'the right one');
  await chat.chooses('grace', 'a wrong one');
  await chat.chooses('zoe', 'the right one');
  expect(saidIn(thread)).toHaveLength(1);
  await chat.advance(hours(24));
  expect(saidIn(thread)).toHaveLength(2);
  expect(saidIn(thread)[1]).toMatch(/The answer is \*\*[A-C]\*\*: the right one/);
  expect(saidIn(thread)[1]).toContain('2 of 3 answers right (67%).');
});

test('asks for what threads need when they are switched on, and not before', async () => {
  chat.discord.deny(general(), 'CREATE_PUBLIC_THREADS');
  await chat.says('ada', '/daily setup 09:00 UTC days:daily');
  await chat.says('ada', setup);
  expect(chat.told('ada')).toContain("I can't open threads in #general: I lack Create Public Threads.");
  const link = chat.told('ada').match(/https:\S+authorize\?([^)\s]+)/)?.[1] ?? expect.fail('no link');
  const query = new URLSearchParams(link);
  expect(BigInt(query.get('permissions') ?? 0) & (1n << 35n)).not.toBe(0n);
  expect(query.get('guild_id')).toBe(chat.discord.guild().id);
  await chat.says('ada', '/daily show');
  await chat.advance(hours(24));
  expect(chat.discord.thread(question())).toBeUndefined();
  await chat.says('ada', '/quiz start count:1 thread:on');
  expect(chat.told('ada')).toContain('I lack Create Public Threads');
});

test("posts the question even if its thread can't be opened", async () => {
  await chat.says('ada', setup);
  chat.discord.deny(general(), 'CREATE_PUBLIC_THREADS');
  await chat.advance(hours(24));
  expect(chat.discord.thread(question())).toBeUndefined();
  await chat.chooses('ada', 'the right one');
  expect(chat.told('ada')).toContain('Right!');
  await chat.advance(hours(24));
  expect(chat.shown()).toContain('Daily question 2');
});

test("uses a thread of which Discord's response was lost", async () => {
  await chat.says('ada', setup);
  chat.discord.faults.loseAnswer({
    method: 'POST',
    path: '/channels/:channel/messages/:message/threads',
    how: 'close',
  });
  await chat.advance(hours(24));
  expect(saidIn(threadUnder(question()))).toHaveLength(1);
});

test('leaves a locked thread alone, and goes on', async () => {
  await chat.says('ada', setup);
  await chat.advance(hours(24));
  const thread = threadUnder(question());
  chat.discord.closeThread(thread, 'locked');
  await chat.advance(hours(24));
  expect(saidIn(thread)).toHaveLength(1);
  expect(chat.shown()).toContain('Daily question 2');
  await chat.says('ada', '/daily show');
  expect(chat.told('ada')).not.toContain('paused');
});

test('opens an archived thread again to post the answer', async () => {
  await chat.says('ada', setup);
  await chat.advance(hours(24));
  const thread = threadUnder(question());
  chat.discord.closeThread(thread, 'archived');
  await chat.advance(hours(24));
  expect(saidIn(thread)).toHaveLength(2);
});

test('gives a quiz one thread, in which all answers are posted at the end', async () => {
  await chat.says('ada', '/quiz start count:2 thread:on');
  await chat.advance(lobbyMs);
  const [intro] = chat.discord.messages(general());
  const thread = threadUnder(intro ?? expect.fail());
  expect(thread.name).toBe('Quiz: talk, with spoilers');
  for (const _ of [1, 2]) {
    await chat.chooses('ada', 'the right one');
    await chat.chooses('grace', 'a wrong one');
    await chat.advance(seconds(20) + shortestPauseMs);
  }
  await chat.advance(seconds(60));
  expect(saidIn(thread)).toHaveLength(2);
  expect(saidIn(thread)[1]).toMatch(/2 +[A-C] +1\/2 +50/);
});

test('names what it lacks inside a thread', async () => {
  await chat.says('ada', setup);
  await chat.advance(hours(24));
  const thread = threadUnder(question());
  chat.discord.deny(thread, 'SEND_MESSAGES_IN_THREADS');
  const start = () => chat.discord.slash({ user: chat.user('ada'), channel: thread }, '/quiz start').reply();
  expect(textOf(await start())).toContain('Give me the Send Messages in Threads permission there.');
  chat.discord.allow(thread, 'SEND_MESSAGES_IN_THREADS');
  chat.discord.closeThread(thread, 'locked');
  expect(textOf(await start())).toContain('The thread is locked or archived.');
});

test('posts a daily question in a post of a forum, where it can open no thread of its own', async () => {
  const post = chat.discord.addForumPost('help', 'Interview practice');
  const ada = chat.user('ada');
  const says = async (options: object) =>
    textOf(
      await chat.discord.slash({ user: ada, channel: post }, '/manage daily setup', { ...options }).reply(),
    );
  expect(await says({ time: '09:00', timezone: 'UTC', days: 'daily', thread: 'on' })).toContain(
    "#Interview practice can't have threads.",
  );
  expect(await says({ time: '09:00', timezone: 'UTC', days: 'daily' })).toContain('is set up');
  chat.discord.closeThread(post, 'archived');
  await chat.advance(hours(24));
  const asked = () => chat.discord.messages(post).filter((one) => textOf(one).includes('Daily question'));
  expect(asked()).toHaveLength(1);
  const answered = await chat.discord.click(ada, asked()[0] ?? expect.fail(), 'A').reply();
  expect(textOf(answered)).toMatch(/Right!|Not quite/);
  await chat.advance(hours(24));
  expect(asked()).toHaveLength(2);
  expect(textOf(asked()[0] ?? expect.fail())).toContain('The answer is');
});
