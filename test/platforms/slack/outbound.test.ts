import { afterEach, beforeEach, expect, test } from 'vitest';
import { body, type Card, note, title } from '../../../src/chat/card.ts';
import { type Platform, PlatformBusy, PlatformRefusal } from '../../../src/chat/platform.ts';
import { createSlack } from '../../../src/platforms/slack/adapter.ts';
import { linesOf } from '../../loopback/slack/read.ts';
import type { TeamSeed } from '../../loopback/slack/seed.ts';
import { openSlack, type Slack } from '../../loopback/slack/server.ts';
import { noUploads } from '../../support/no-uploads.ts';
import { createServices } from '../../support/services.ts';

let slack: Slack;
let platform: Platform;

const readable = ['commands', 'chat:write', 'channels:join', 'channels:history', 'groups:history'];

const open = async (team: TeamSeed = {}) => {
  slack = await openSlack({
    teams: [{ users: ['ada'], channels: ['general'], scopes: readable, ...team }],
  });
  platform = await connect();
};

/** Connects to Slack as a process that has just started. */
const connect = async (): Promise<Platform> => {
  const { log } = await createServices();
  const { platform } = await createSlack({
    botToken: slack.botToken,
    transport: { kind: 'socket', appToken: slack.appToken },
    apiUrl: slack.apiUrl,
    managers: 'admins',
    uploads: noUploads,
    draw: async () => undefined,
    log,
    now: Date.now,
  });
  return platform;
};

beforeEach(() => open());
afterEach(() => slack.close());

const at = (name: string) => ({
  platform: 'slack',
  workspace: slack.teams[0]?.id ?? '',
  channel: slack.channel(name).id,
});

const closed: Card = {
  tone: 'neutral',
  blocks: [
    title('Question 1'),
    {
      kind: 'choices',
      key: '1',
      state: 'closed',
      choices: [{ letter: 'a', text: 'one', right: true, votes: 1 }],
    },
    body('The answer is A.'),
    body('Because of one.'),
  ],
};

test('posts a message with a marker, finds it again by the marker, and edits it in place', async () => {
  const ts = await platform.post(at('general'), note('Hello'), 'question-1-abc');
  expect(await platform.find(at('general'), 'question-1-abc')).toBe(ts);
  expect(await platform.find(at('general'), 'question-1-abd')).toBeUndefined();
  await platform.edit(at('general'), ts, note('Good-bye'));
  expect(slack.messages('general').map(({ blocks }) => linesOf(blocks))).toEqual([['Good-bye']]);
  expect(slack.messages('general')[0]).toMatchObject({ unfurl_links: false, unfurl_media: false });
  expect(await platform.find(at('general'), 'question-1-abc')).toBe(ts);
});

test("does not repeat a post when Slack's response is lost, and finds the message", async () => {
  slack.loseAnswer('chat.postMessage');
  await expect(platform.post(at('general'), note('Hello'), 'k1')).rejects.toThrow();
  expect(slack.calls('chat.postMessage')).toHaveLength(1);
  expect(await (await connect()).find(at('general'), 'k1')).toBe(slack.messages('general')[0]?.ts);
});

test('finds a message behind hundreds of others', async () => {
  const ts = await platform.post(at('general'), note('Hello'), 'k1');
  for (let count = 0; count < 450; count++)
    slack.say({ user: 'ada', channel: 'general' }, `chatter ${count}`);
  expect(await platform.find(at('general'), 'k1')).toBe(ts);
});

test("waits for as long as Slack's rate limit says", async () => {
  slack.rateLimit('chat.postMessage', 7);
  const failure = await platform.post(at('general'), note('Hello'), 'k1').catch((error) => error);
  expect(failure).toBeInstanceOf(PlatformBusy);
  expect(failure.afterMs).toBe(7000);
  expect(slack.calls('chat.postMessage')).toHaveLength(1);
  // Slack refused the post, so there is nothing to look for.
  expect(await platform.find(at('general'), 'k1')).toBeUndefined();
  expect(slack.calls('conversations.history')).toHaveLength(0);
});

test.each([
  ['channel_not_found', 'gone', '/invite'],
  ['is_archived', 'gone', 'archive'],
  ['restricted_action', 'forbidden', 'setting'],
  ['token_revoked', 'forbidden', 'reinstall me'],
  ['account_inactive', 'forbidden', 'reinstall me'],
  ['invalid_auth', 'forbidden', 'SLACK_BOT_TOKEN'],
  ['missing_scope', 'forbidden', 'manifest'],
] as const)('treats %s as a refusal, and says what to do', async (code, reason, remedy) => {
  slack.fail('chat.postMessage', code);
  const failure = await platform.post(at('general'), note('Hello'), 'k1').catch((error) => error);
  expect(failure).toBeInstanceOf(PlatformRefusal);
  expect(failure).toMatchObject({ reason, message: expect.stringContaining(remedy) });
});

test('treats a server error neither as a refusal nor as a rate limit, so the post is retried', async () => {
  for (const trouble of [500, 503]) {
    slack.fail('chat.postMessage', trouble);
    const failure = await platform.post(at('general'), note('Hello'), 'k1').catch((error) => error);
    expect(failure instanceof PlatformRefusal || failure instanceof PlatformBusy).toBe(false);
  }
});

test('joins no channel by itself, and asks for an invitation', async () => {
  slack.addChannel({ name: 'open', bot: false });
  slack.addChannel({ name: 'closed', bot: false, private: true });
  await expect(platform.post(at('open'), note('Hello'), 'k1')).rejects.toMatchObject({
    name: 'PlatformRefusal',
    reason: 'forbidden',
    message: expect.stringContaining('/invite'),
  });
  await expect(platform.post(at('closed'), note('Hello'), 'k2')).rejects.toMatchObject({ reason: 'gone' });
  await expect(platform.find(at('open'), 'k3')).rejects.toMatchObject({ reason: 'forbidden' });
  expect(slack.calls('conversations.join')).toEqual([]);
});

test('refuses edits in an archived channel, and says that a message was deleted', async () => {
  const ts = await platform.post(at('general'), note('Hello'), 'k1');
  slack.fail('chat.update', 'message_not_found');
  expect(await platform.edit(at('general'), ts, note('Later'))).toBe('deleted');
  slack.archive('general');
  await expect(platform.edit(at('general'), ts, note('Later'))).rejects.toMatchObject({ reason: 'gone' });
});

test("a reveal is one edit of the question's message, and nothing else is called", async () => {
  const ts = await platform.post(at('general'), note('Question'), 'k1');
  const before = slack.requests.length;
  await platform.edit(at('general'), ts, closed);
  await platform.edit(at('general'), ts, closed);
  expect(slack.requests.slice(before).map(({ method }) => method)).toEqual(['chat.update', 'chat.update']);
  expect(slack.messages('general').map(({ blocks }) => linesOf(blocks).at(-1))).toEqual(['Because of one.']);
});

test("does not repost what may already be there if the history can't be read", async () => {
  await slack.close();
  await open({ scopes: ['chat:write'] });
  slack.loseAnswer('chat.postMessage');
  await expect(platform.post(at('general'), note('Hello'), 'k1')).rejects.toThrow();
  await expect(platform.find(at('general'), 'k1')).rejects.toMatchObject({
    name: 'PlatformRefusal',
    reason: 'lost',
    message: expect.stringContaining('channels:history'),
  });
  slack.rateLimit('chat.postMessage', 1);
  await expect(platform.post(at('general'), note('Hello'), 'k2')).rejects.toThrow(PlatformBusy);
  expect(await platform.find(at('general'), 'k2')).toBeUndefined();
});

test('tells one person something in a direct message', async () => {
  const { workspace } = at('general');
  await platform.tell({ platform: 'slack', workspace, user: slack.user('ada').id }, note('Psst'));
  expect(slack.direct('ada').map(({ blocks }) => linesOf(blocks))).toEqual([['Psst']]);
  expect(slack.messages('general')).toEqual([]);
});
