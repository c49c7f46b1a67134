import { afterEach, expect, test } from 'vitest';
import { lobbyMs } from '../../../src/engine/quiz.ts';
import { hours, seconds } from '../../drivers/chat-driver.ts';
import { openSlackBot, type SlackBot, slackDriverOf } from '../../drivers/slack.ts';

let at: SlackBot;
afterEach(() => at.close());

const texts = () =>
  at.slack.requests.flatMap(({ args }) => (args.blocks === undefined ? [] : [String(args.text)]));

test("a phone's notification of a quiz says who starts it, and what it is about", async () => {
  at = await openSlackBot();
  const chat = slackDriverOf(at);
  await chat.says('grace', '/quiz start topic:gil');
  expect(at.slack.messages('general').at(-1)?.text).toMatch(
    /^grace starts a quiz about .+\. Come in! · A quiz/,
  );
  await chat.advance(lobbyMs + seconds(5));
  expect(at.slack.messages('general')[0]?.text).toMatch(/^A quiz with/);
});

test('whatever is sent, its notification says at least three words', async () => {
  at = await openSlackBot();
  const chat = slackDriverOf(at);
  await chat.says('ada', '/daily setup 11:00 UTC days:daily recap:on');
  await chat.says('grace', '/quiz start count:1 lobby:0 topic:gil');
  await chat.chooses('grace', 'the right one');
  await chat.advance(seconds(600));
  for (const line of ['/leaderboard', '/stats', '/team', '/team list', '/settings', '/link', '/help']) {
    await chat.says('grace', line);
  }
  await chat.advance(hours(24 * 8));
  expect(texts().length).toBeGreaterThan(15);
  expect(texts().filter((text) => text.split(/\s+/).length < 3)).toEqual([]);
});
