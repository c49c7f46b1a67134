import { afterEach, expect, test } from 'vitest';
import { hours, seconds } from '../../drivers/chat-driver.ts';
import { openSlackBot, type SlackBot, slackDriverOf } from '../../drivers/slack.ts';
import { linesOf } from '../../loopback/slack/read.ts';

let at: SlackBot;
afterEach(() => at.close());

test('without the right to read, only the recovery of a lost answer is missing, and one person hears of it', async () => {
  at = await openSlackBot();
  for (const scope of ['channels:history', 'groups:history', 'im:history', 'mpim:history'])
    at.slack.teams[0]?.scopes.delete(scope);
  const chat = slackDriverOf(at);
  await chat.says('ada', '/daily setup 11:00 UTC days:daily');
  at.slack.loseAnswer('chat.postMessage');
  await chat.advance(hours(1));
  await chat.advance(seconds(60));
  expect(at.slack.messages('general')).toHaveLength(1);
  const told = at.slack.direct('ada').map(({ blocks }) => linesOf(blocks).join(' '));
  expect(told).toEqual([expect.stringContaining('A message may be missing in #general.')]);
  expect(told[0]).toContain('did not post it again');
  await chat.says('ada', '/daily show');
  expect(chat.told('ada')).not.toContain('Paused');
  await chat.advance(hours(24));
  expect(at.slack.messages('general')).toHaveLength(2);
  await chat.chooses('ada', 'the right one');
  expect(chat.told('ada')).toContain('point');
});
