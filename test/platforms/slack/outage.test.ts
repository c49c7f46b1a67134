import { afterEach, beforeEach, expect, test } from 'vitest';
import { type ChatDriver, seconds } from '../../drivers/chat-driver.ts';
import { openSlackBot, type SlackBot, slackDriverOf } from '../../drivers/slack.ts';
import { linesOf } from '../../loopback/slack/read.ts';

let at: SlackBot;
let chat: ChatDriver;
beforeEach(async () => {
  at = await openSlackBot();
  chat = slackDriverOf(at);
});
afterEach(() => at.close());

const minutes = (count: number) => seconds(60 * count);
const inChannel = (times = 1000) => ({
  times,
  when: ({ channel, thread_ts }: { channel?: unknown; thread_ts?: unknown }) =>
    channel === at.slack.channel('general').id && thread_ts === undefined,
});
const told = () => at.slack.direct('ada').map(({ blocks }) => linesOf(blocks).join(' '));
const posted = () => at.slack.messages('general').length;
const homeOf = async (user: string) => {
  const before = at.slack.calls('views.publish').length;
  at.slack.openHome({ user });
  await at.slack.until(() => at.slack.calls('views.publish').length > before, 'a Home tab');
  return linesOf(at.slack.home(user)?.blocks ?? []).join('\n');
};

test.each(['some_new_error', 'invalid_blocks', 403])(
  'a channel that refuses every post with %s is paused within the hour, and one person told',
  async (what) => {
    await chat.says('ada', '/daily setup 11:00 UTC days:daily');
    at.slack.fail('chat.postMessage', what, inChannel());
    await chat.advance(minutes(31));
    await chat.says('ada', '/daily show');
    expect(chat.told('ada')).toContain('Posting has failed since');
    expect(chat.told('ada')).toContain(`${what}`);
    expect(await homeOf('ada')).toContain('Posting has failed since');
    expect(told()).toEqual([]);
    await chat.advance(minutes(60));
    expect(told()).toEqual([expect.stringContaining('The daily question is paused.')]);
    await chat.advance(minutes(3 * 24 * 60));
    expect(told()).toHaveLength(1);
    at.slack.behave();
    await chat.says('ada', '/daily resume');
    await chat.advance(minutes(24 * 60));
    expect(posted()).toBe(1);
    expect(await homeOf('ada')).not.toContain('Posting has failed');
  },
  20_000,
);

test.each(['internal_error', 'service_unavailable', 'team_added_to_org', 503])(
  'keeps trying for as long as Slack answers %s, and tells one person after an hour',
  async (what) => {
    await chat.says('ada', '/daily setup 11:00 UTC days:daily');
    at.slack.fail('chat.postMessage', what, inChannel());
    await chat.advance(minutes(89));
    expect(told()).toEqual([]);
    await chat.advance(minutes(60));
    expect(told()).toEqual([expect.stringContaining('I keep trying.')]);
    at.slack.behave();
    await chat.advance(minutes(60));
    expect(posted()).toBe(1);
    await chat.says('ada', '/daily show');
    expect(chat.told('ada')).not.toContain('Posting has failed');
    expect(told()).toHaveLength(1);
  },
  20_000,
);

test('an edit that has to wait ten minutes holds back no new post, and is not asked for again before', async () => {
  await chat.says('ada', '/daily setup 11:00 UTC days:daily');
  await chat.says('ada', '/daily now');
  at.slack.rateLimit('chat.update', 600);
  await chat.chooses('ada', 'the right one');
  await chat.advance(seconds(5));
  const first = at.slack.messages('general')[0] ?? expect.fail();
  await chat.says('ada', '/daily now');
  expect(posted()).toBe(2);
  await at.slack.click({ user: 'grace' }, first, 'A').ephemeral();
  await chat.advance(minutes(1));
  expect(at.slack.calls('chat.update')).toHaveLength(1);
  await chat.advance(minutes(9));
  expect(at.slack.calls('chat.update')).toHaveLength(2);
  expect(linesOf(first.blocks).join('\n')).toContain('2 answers');
});

test('a quiz goes on at once without a question that the channel refuses', async () => {
  await chat.says('ada', '/quiz start count:3 seconds:10 lobby:3');
  await chat.advance(seconds(10));
  at.slack.fail('chat.postMessage', 'some_new_error', inChannel(1));
  await chat.advance(seconds(10));
  expect(chat.shown()).toContain('Question 3 of 3');
  expect(chat.shown()).toContain('Question 2 could not be posted and was skipped.');
  expect(told()).toEqual([]);
});
