import { afterEach, beforeEach, expect, test } from 'vitest';
import { commands } from '../../../src/bot/tables.ts';
import { managedPath } from '../../../src/chat/commands/managing.ts';
import { lobbyMs } from '../../../src/engine/quiz.ts';
import { hours, seconds } from '../../drivers/chat-driver.ts';
import { type DiscordDriver, openDiscordDriver } from '../../drivers/discord.ts';
import { buttonsOf, textOf } from '../../loopback/discord/read.ts';

let chat: DiscordDriver;
beforeEach(async () => {
  chat = await openDiscordDriver();
});
afterEach(() => chat.close());

const path = '/channels/:channel/messages';
const posts = () =>
  chat.discord.requests.filter(
    ({ method, path }) => method === 'POST' && /\/channels\/\d+\/messages$/.test(path),
  );
const startQuiz = async () => {
  await chat.says('ada', '/quiz start count:3');
  await chat.advance(lobbyMs);
};

test('registers commands once, and asks for nothing privileged', async () => {
  const families = commands.map((command) => managedPath(command).split(' ')[0]);
  expect(
    chat.discord
      .commands()
      .map(({ name }) => name)
      .toSorted(),
  ).toEqual([...new Set(['Report this question', ...families])].toSorted());
  const puts = () =>
    chat.discord.requests.filter(({ method, path }) => method === 'PUT' && path.endsWith('/commands')).length;
  expect(puts()).toBe(1);
  await chat.restart();
  expect(puts()).toBe(1);
  expect(chat.discord.gateway.intents).toBe(1);
});

test('completes topics, time zones, and questions as people type', async () => {
  const complete = async (line: string, input: Record<string, string>) =>
    (await chat.discord.complete(chat.user('ada'), line, input).choices()).map(({ value }) => value);
  expect(await complete('/quiz start', { topic: 'he' })).toContain('heaps');
  expect(await complete('/manage daily setup', { timezone: 'europe/ber' })).toEqual(['Europe/Berlin']);
  expect(await complete('/question show', { id: 'gil sen' })).toContain('gil-senior');
  expect(await complete('/quiz start', { topic: '' })).toHaveLength(7);
});

test('takes a report of a question from its message', async () => {
  await startQuiz();
  const message = chat.discord.messages().at(-1) ?? expect.fail();
  const modal = await chat.discord.messageCommand(chat.user('ada'), 'Report this question', message).modal();
  expect(modal.title).toBe('Report this question');
  expect(modal.components.map(({ label }) => label)).toEqual(['What is wrong with it?', 'In your own words']);
  const nothing = await chat.discord.submit(modal, { reason: 'Something else' }).reply();
  expect(textOf(nothing)).toContain('Please say in your own words');
  const fields = { reason: 'More than one choice is right', remark: 'The second one, too' };
  const answer = await chat.discord.submit(modal, fields).reply();
  expect(textOf(answer)).toContain('Thank you.');
  await chat.says('ada', '/question reports');
  expect(chat.told('ada')).toContain('ada: More than one choice is right: The second one, too');
  const intro = chat.discord.messages()[0] ?? expect.fail();
  const refused = await chat.discord.messageCommand(chat.user('ada'), 'Report this question', intro).reply();
  expect(textOf(refused)).toContain('does not show one of my questions');
});

test("does not post twice when Discord's response is lost after the message was created", async () => {
  chat.discord.faults.loseAnswer({ method: 'POST', path, how: 'reset' });
  chat.discord.faults.loseAnswer({ method: 'POST', path, how: 'close' });
  await startQuiz();
  await chat.advance(seconds(10));
  expect(
    chat.discord
      .messages()
      .map(textOf)
      .filter((text) => text.includes('A quiz with 3')),
  ).toHaveLength(1);
  expect(
    chat.discord
      .messages()
      .map(textOf)
      .filter((text) => text.includes('Question 1 of 3')),
  ).toHaveLength(1);
});

test('finds a post by its marker once Discord has forgotten the nonce', async () => {
  chat.discord.faults.loseAnswer({ method: 'POST', path, how: 'close' });
  await chat.says('ada', '/daily setup 11:00 UTC days:daily');
  await chat.advance(hours(0.5));
  chat.discord.faults.fail({ method: 'GET', path, times: 30, status: 500 });
  await chat.advance(hours(0.5));
  chat.discord.faults.clear();
  await chat.advance(hours(1));
  expect(chat.discord.messages()).toHaveLength(1);
});

test('errors and rate limits delay posts but lose none', async () => {
  chat.discord.faults.fail({ method: 'POST', path, status: 503, times: 6 });
  chat.discord.faults.rateLimit({ method: 'POST', path, retryAfter: 0.02 });
  await startQuiz();
  await chat.advance(seconds(20));
  expect(chat.shown()).toContain('A quiz with 3');
  expect(chat.shown()).toContain('Question 1 of 3');
});

test('answers an interaction once when it is delivered twice', async () => {
  await chat.says('ada', '/daily setup 09:00 UTC');
  const sent = chat.discord.slash(chat.user('ada'), '/manage daily now');
  await sent.reply();
  sent.again();
  await chat.says('ada', '/daily show');
  await chat.advance(0);
  expect(chat.discord.messages()).toHaveLength(1);
});

test('does not run a command again that is delivered once more after a restart', async () => {
  await chat.says('ada', '/daily setup 09:00 UTC');
  const sent = chat.discord.slash(chat.user('ada'), '/manage daily now');
  await sent.reply();
  await chat.restart();
  sent.again();
  await chat.says('ada', '/daily show');
  await chat.advance(0);
  expect(chat.discord.messages()).toHaveLength(1);
});

test.each([
  ['a choice in a menu', 3, { custom_id: 'old', component_type: 3, values: ['x'] }],
  [
    'a command on a message',
    2,
    { id: '1', name: 'Old', type: 3, target_id: '2', resolved: { messages: { 2: { id: '2' } } } },
  ],
])('answers %s that this version does not know', async (_, type, data) => {
  await chat.says('ada', '/quiz start count:1');
  const message = chat.discord.messages()[0] ?? expect.fail();
  const sent = chat.discord.forge(chat.user('ada'), type, data, type === 3 ? message : undefined);
  expect(textOf(await sent.reply())).toMatch(/I don't know this anymore\.|This button no longer works\./);
  expect((await sent.response()).ephemeral).toBe(true);
});

test('continues a quiz after the connection drops', async () => {
  await startQuiz();
  chat.discord.gateway.drop(4000);
  await chat.discord.until(() => chat.discord.gateway.resumes === 1, 'the bot to resume');
  await chat.chooses('ada', 'the right one');
  expect(chat.told('ada')).toContain('Right!');
});

test('does not treat a question that a moderator deleted as an error', async () => {
  await startQuiz();
  const question = chat.discord.messages().at(-1) ?? expect.fail();
  chat.discord.deleteMessage(question);
  await chat.advance(seconds(26));
  expect(chat.shown()).toContain('Question 2 of 3');
});

test('keeps other channels going when a channel is deleted during its quiz', async () => {
  await startQuiz();
  chat.discord.deleteChannel(chat.discord.channel('general'));
  await chat.advance(seconds(120));
  await chat.enter('random');
  await startQuiz();
  expect(chat.shown()).toContain('Question 1 of 3');
});

test('reports a missing permission during setup; if one is lost later, pauses the schedule and notifies whoever set it up', async () => {
  const { discord } = chat;
  discord.deny(discord.channel('random'), 'SEND_MESSAGES');
  await chat.enter('random');
  await chat.says('ada', '/daily setup 11:00 UTC');
  expect(chat.told('ada')).toContain(
    "I can't send messages in #random. Give me the Send Messages permission there. Then try again.",
  );
  await chat.enter('general');
  await chat.says('ada', '/daily setup 11:00 UTC days:daily');
  discord.deny(discord.channel('general'), 'SEND_MESSAGES');
  await chat.advance(hours(72));
  expect(discord.messages(discord.dm(chat.user('ada'))).map(textOf)).toEqual([
    expect.stringContaining(
      'I could not post in \\#general. Give me the View Channel and Send Messages permissions there.',
    ),
  ]);
  discord.allow(discord.channel('general'), 'SEND_MESSAGES');
  await chat.says('ada', '/daily resume');
  await chat.advance(hours(24));
  expect(chat.shown()).toContain('Daily question');
});

test('sends nothing more to a server that removed the bot', async () => {
  await chat.says('ada', '/daily setup 11:00 UTC days:daily');
  const general = chat.discord.channel('general').id;
  // Whoever set it up may hear of it in a direct message.
  const sent = () => posts().filter(({ path }) => path.includes(general)).length;
  chat.discord.kick(chat.discord.guild());
  const before = sent();
  await chat.discord.until(() => chat.discord.gateway.connected === 1);
  await chat.advance(hours(72));
  expect(sent() - before).toBeLessThanOrEqual(1);
});

test('shows names and questions as plain text, whatever they contain', async () => {
  const evil = chat.discord.user('@everyone **x** <@1>', { manager: true });
  await startQuiz();
  const question = chat.discord.messages().at(-1) ?? expect.fail();
  const [button] = buttonsOf(question);
  await chat.discord.click(evil, question, button?.label ?? '').reply();
  await chat.says('ada', '/quiz stop');
  await chat.advance(0);
  for (const { body } of posts()) expect(body).toMatchObject({ allowed_mentions: { parse: [] } });
  expect(chat.discord.messages().map(textOf).join()).toContain('@\u200beveryone');
});

test('answers a thousand simultaneous clicks, counts them correctly, and tells each person the truth', async () => {
  await startQuiz();
  const question = chat.discord.messages().at(-1) ?? expect.fail();
  const [button] = buttonsOf(question);
  const before = chat.discord.requests.length;
  const users = Array.from({ length: 1000 }, (_, index) => chat.discord.user(`player${index}`));
  const sent = users.map((user) => chat.discord.click(user, question, button?.label ?? ''));
  const told = await Promise.all(sent.map(async (one) => textOf(await one.reply())));
  expect(told.every((text) => /Right!|Not this time/.test(text))).toBe(true);
  await chat.advance(seconds(4));
  const edits = chat.discord.requests
    .slice(before)
    .filter(
      ({ method, path }) => method === 'PATCH' && path.includes('/messages/') && !path.includes('/webhooks/'),
    );
  expect(edits.length).toBeLessThanOrEqual(2);
  expect(chat.shown()).toContain('1,000 answers so far');
});
