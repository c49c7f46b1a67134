import { afterEach, beforeEach, expect, test } from 'vitest';
import { type ChatDriver, hours } from '../../drivers/chat-driver.ts';
import { openSlackBot, type SlackBot, slackDriverOf } from '../../drivers/slack.ts';
import { linesOf } from '../../loopback/slack/read.ts';

let at: SlackBot;
let chat: ChatDriver;
beforeEach(async () => {
  at = await openSlackBot();
  chat = slackDriverOf(at);
});
afterEach(() => at.close());

const day = hours(24);
const told = (who: string) => at.slack.direct(who).map(({ blocks }) => linesOf(blocks).join(' '));
const joined = () => at.slack.calls('conversations.join').length;
const posted = () => at.slack.messages('general').length;

test('a bot that was taken out of a channel stays out, pauses, and tells who had set it up', async () => {
  await chat.says('ada', '/daily setup 09:00 UTC days:daily');
  at.slack.removeBot('general');
  await at.slack.until(() => told('ada').length > 0, 'a message to ada');
  expect(told('ada')).toEqual([
    expect.stringContaining('The daily question is paused. I could not post in #general.'),
  ]);
  expect(told('grace')).toEqual([]);
  await chat.advance(3 * day);
  expect([posted(), joined(), told('ada').length]).toEqual([0, 0, 1]);
  await chat.says('grace', '/daily show');
  expect(chat.told('grace')).toContain('Paused.');
});

test('a removal that Slack does not report is found out with the next post', async () => {
  await chat.says('ada', '/daily setup 09:00 UTC days:daily');
  const bot = at.slack.teams[0]?.botUserId ?? '';
  at.slack.channel('general').members.delete(bot);
  await chat.advance(3 * day);
  expect([posted(), joined()]).toEqual([0, 0]);
  expect(told('ada')).toEqual([expect.stringContaining('The daily question is paused.')]);
  await chat.says('ada', '/daily resume');
  expect(joined()).toBe(1);
  expect(chat.told('ada')).toContain('is back on');
  await chat.advance(day);
  expect(posted()).toBe(1);
});

test('only somebody who may start something brings the bot into a channel', async () => {
  at.slack.addChannel({ name: 'open', bot: false });
  at.slack.addUser({ name: 'visitor', is_restricted: true });
  await chat.enter('fresh');
  at.slack.removeBot('fresh');
  await chat.says('visitor', '/quiz start count:1');
  expect(chat.told('visitor')).toContain('Guests and people from other workspaces can play');
  await chat.says('grace', '/daily setup 09:00');
  expect(chat.told('grace')).toContain('is for people who manage');
  await chat.says('grace', '/quiz stop');
  await chat.says('grace', '/daily show');
  expect(joined()).toBe(0);
  await chat.says('grace', '/quiz start count:1');
  expect(chat.told('grace')).toContain('Here it comes');
  expect(joined()).toBe(1);
  expect(at.slack.messages('fresh')).toHaveLength(1);
});

test("asks for an invitation where it can't come in by itself", async () => {
  await chat.enter('fresh');
  at.slack.removeBot('fresh');
  at.slack.fail('conversations.join', 'missing_scope');
  await chat.says('ada', '/quiz start count:1');
  expect(chat.told('ada')).toContain('/invite @Hotseat');
  await chat.says('ada', '/daily setup 09:00 UTC');
  expect(chat.told('ada')).toContain('The daily question is set up');
});

test('people of another workspace play in a shared channel, and start nothing', async () => {
  at.slack.addUser({ name: 'stranger', is_stranger: true });
  await chat.says('stranger', '/quiz start count:1');
  expect(chat.told('stranger')).toContain('Guests and people from other workspaces');
  await chat.says('stranger', '/team create Strangers');
  expect(chat.told('stranger')).toContain('Guests and people from other workspaces');
  await chat.says('grace', '/quiz start count:1 topic:gil level:junior lobby:0');
  await chat.chooses('stranger', 'the right one');
  expect(chat.told('stranger')).toMatch(/point/);
});

test('somebody who is renamed is renamed, and whoever is deactivated is off the boards until they answer again', async () => {
  const play = async (...people: string[]) => {
    await chat.says('ada', '/quiz start count:1 topic:gil level:junior lobby:0');
    for (const one of people) await chat.chooses(one, 'the right one');
    await chat.advance(hours(1));
  };
  const board = async () => {
    await chat.says('ada', '/leaderboard period:all');
    return chat.shown().split('All time').at(-1) ?? '';
  };
  await play('grace', 'zoe');
  const { id, team } = at.slack.user('grace');
  const changed = {
    id,
    team_id: team,
    name: 'grace',
    deleted: false,
    profile: { display_name: 'Rear Admiral' },
  };
  await at.slack.event({ type: 'user_change', user: changed }).acked;
  await at.settled();
  expect(await board()).toContain('Rear Admiral');
  at.slack.deactivate('zoe');
  await at.settled();
  await at.slack.until(() => at.slack.waiting === 0, 'the event');
  expect(await board()).not.toContain('zoe');
});
