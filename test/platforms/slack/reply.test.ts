import { afterEach, describe, expect, test } from 'vitest';
import { note } from '../../../src/chat/card.ts';
import { answering, paging, textPage } from '../../drivers/changed-bot.ts';
import { openSlackBot, type SlackBot } from '../../drivers/slack.ts';
import { linesOf } from '../../loopback/slack/read.ts';
import type { Message } from '../../loopback/slack/types.ts';
import { bytesOf, drawing, podium, podiumCard } from '../../support/drawing.ts';

let chat: SlackBot;
afterEach(() => chat.close());

const read = ({ blocks }: Message) => linesOf(blocks)[0];
const ask = (line: string) => chat.slack.command({ user: 'ada', channel: 'general' }, line);
const turn = async (message: Message, label = 'Next ▶') =>
  chat.slack.click({ user: 'ada' }, message, label).response();

/** The messages that ada sees: those of the channel and her own ephemeral ones. */
const seen = () => [...chat.slack.messages('general'), ...chat.slack.ephemerals('ada')];

describe.each(['/leaderboard', '/stats'])('a page of %s', (line) => {
  test('is turned in place', async () => {
    chat = await openSlackBot({ change: paging(textPage) });
    const page = await ask(line).response();
    expect(await turn(page)).toBe(page);
    await turn(page);
    expect(seen().map(read)).toEqual(['Page 3']);
    expect(page.to === undefined).toBe(line === '/leaderboard');
  });

  test('is turned in place with its picture', async () => {
    const { draw } = drawing();
    const change = paging((page, next) => podiumCard(`winner${page}`, next));
    chat = await openSlackBot({ draw, change, processingMs: 2_000 });
    const page = await ask(line).response();
    await turn(page, 'Next');
    expect(seen()).toEqual([page]);
    expect(chat.slack.pictures(page)).toEqual([bytesOf(podium('winner2'))]);
  });
});

test('still turns a public page in place if the response URL fails', async () => {
  chat = await openSlackBot({ change: paging(textPage) });
  const page = await ask('/leaderboard').response();
  chat.slack.fail('response_url', 500);
  chat.slack.click({ user: 'ada' }, page, 'Next ▶');
  await chat.slack.until(() => read(page) === 'Page 2', 'the page to be turned');
  chat.slack.loseAnswer('response_url');
  chat.slack.click({ user: 'ada' }, page, 'Next ▶');
  await chat.slack.until(() => chat.slack.calls('chat.update').length === 2, 'the page to be turned again');
  expect(chat.slack.messages('general').map(read)).toEqual(['Page 3']);
});

test('sends a private page again if the response URL fails', async () => {
  chat = await openSlackBot({ change: paging(textPage) });
  const page = await ask('/stats').response();
  chat.slack.fail('response_url', 500);
  const next = await chat.slack.click({ user: 'ada' }, page, 'Next ▶').ephemeral();
  expect(read(next)).toBe('Page 2');
  expect(chat.slack.messages('general')).toEqual([]);
});

test('sends a private reply once more if its connection breaks, and a public one not', async () => {
  chat = await openSlackBot({ change: paging(textPage) });
  chat.slack.dropCall('response_url');
  expect(read(await ask('/stats').response())).toBe('Page 1');
  chat.slack.loseAnswer('response_url');
  const board = await ask('/leaderboard').response();
  await ask('/stats').response();
  expect(chat.slack.messages('general')).toEqual([board]);
});

test('sends an update that has no message to change as a private answer', async () => {
  chat = await openSlackBot({ change: answering(() => ({ kind: 'update', card: note('Here') })) });
  const answer = await ask('/leaderboard').response();
  expect([read(answer), answer.to]).toEqual(['Here', chat.slack.user('ada').id]);
});

test.each([
  ['fails', () => Promise.reject(new Error('The store is away.'))],
  ['takes too long', () => new Promise<never>(() => {})],
])('returns no suggestions if suggesting %s', async (_, suggest) => {
  chat = await openSlackBot({ change: (bot) => ({ ...bot, suggest }), replyLimitMs: 1 });
  const view = await chat.slack.command({ user: 'ada', channel: 'general' }, '/daily', 'setup').view();
  expect(await chat.slack.options({ user: 'ada' }, view, 'topic', 'gi').offered).toEqual([]);
});

test('a refusal stands below the private message whose button was pressed, which stays', async () => {
  chat = await openSlackBot();
  const panel = await chat.slack
    .command({ user: 'ada', channel: 'general' }, '/hotseat', 'manage settings')
    .response();
  const before = linesOf(panel.blocks);
  chat.slack.user('ada').is_admin = false;
  await chat.services.runtime.advance(5 * 60_000 + 1, chat.settled);
  const refused = await chat.slack.click({ user: 'ada' }, panel, 'Managers').response();
  expect(linesOf(refused.blocks).join('\n')).toContain('Only managers');
  expect(linesOf(panel.blocks)).toEqual(before);
});
