import { afterEach, beforeEach, expect, test } from 'vitest';
import { type ChatDriver, hours } from '../../drivers/chat-driver.ts';
import { openSlackBot, type SlackBot, slackDriverOf } from '../../drivers/slack.ts';
import type { Dict } from '../../loopback/slack/json.ts';

let at: SlackBot;
let chat: ChatDriver;
beforeEach(async () => {
  at = await openSlackBot();
  chat = slackDriverOf(at);
});
afterEach(() => at.close());

const isNewest = ({ blocks }: Dict) => (JSON.stringify(blocks) ?? '').includes('data_table');
const boards = () => at.slack.messages('general').flatMap(({ blocks }) => blocks.map(({ type }) => type));
const play = async () => {
  await chat.says('ada', '/quiz start count:1 topic:gil level:junior lobby:0');
  await chat.chooses('ada', 'the right one');
  await chat.advance(hours(1));
};
const board = async () => {
  await chat.says('ada', '/leaderboard');
  return boards().filter((type) => type === 'table' || type === 'data_table');
};

test('a board is a table that people can sort, and nothing is uploaded for it', async () => {
  await play();
  expect(await board()).toContain('data_table');
  expect(at.slack.calls('files.getUploadURLExternal')).toEqual([]);
});

test('a workspace that refuses the new table gets the older one, and is not asked again for a day', async () => {
  await play();
  at.slack.fail('response_url', 400, { times: 1_000, when: isNewest });
  at.slack.fail('chat.postMessage', 'invalid_blocks', { times: 1_000, when: isNewest });
  expect((await board()).at(-1)).toBe('table');
  const asked = () => at.slack.requests.filter(({ args }) => isNewest(args)).length;
  const before = asked();
  expect((await board()).at(-1)).toBe('table');
  expect(asked()).toBe(before);
  await chat.advance(hours(24));
  at.slack.behave();
  expect((await board()).at(-1)).toBe('data_table');
});
