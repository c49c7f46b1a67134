import { afterEach, beforeEach, expect, test } from 'vitest';
import { openSlackBot, type SlackBot } from '../../drivers/slack.ts';
import type { Exchange } from '../../loopback/slack/act/exchange.ts';
import { linesOf } from '../../loopback/slack/read.ts';

let chat: SlackBot;
beforeEach(async () => {
  chat = await openSlackBot();
  chat.slack.addChannel({ name: 'secret', private: true, bot: true });
});
afterEach(() => chat.close());

const ada = { user: 'ada', channel: 'general' };
const answer = async (exchange: Exchange) => linesOf((await exchange.response()).blocks).join('\n');
const say = (command: string, text: string) => answer(chat.slack.command(ada, command, text));
const idOf = (user: string) => chat.slack.user(user).id;
const channelId = (name: string) => chat.slack.channel(name).id;

test.each<[typed: () => string, name: string]>([
  [() => `<@${idOf('grace')}|grace.h> fans`, 'grace fans'],
  [() => `<@${idOf('grace')}> and <@${idOf('zoe')}>`, 'grace and zoe'],
  [() => `<@U0NOBODY0> fans`, 'someone fans'],
  [() => `<@U0NOBODY0|left> fans`, 'left fans'],
  [() => `<#${channelId('general')}|general> fans`, '#general fans'],
  [() => `<#${channelId('general')}> fans`, '#general fans'],
  [() => `<#${channelId('secret')}|> fans`, 'a channel fans'],
  [() => `<#C0NOWHERE> fans`, 'a channel fans'],
  [() => `<https://example.com/a|example.com> fans`, 'example.com fans'],
  [() => `<!here> <!subteam^S012|@backend>`, '@here @backend'],
])('a team is named after what people see, as in case %#', async (typed, name) => {
  expect(await say('/team', `create ${typed()}`)).toContain(`You are now in ${name}.`);
});

test('mentions in a form become names too', async () => {
  const view = await chat.slack.command(ada, '/team', 'create').view();
  const name = `<@${idOf('grace')}> in <#${channelId('general')}>`;
  const sent = chat.slack.submit({ user: 'ada' }, view, { name });
  expect(await sent.outcome).toEqual({ kind: 'closed' });
  const told = await chat.slack.until(() => chat.slack.ephemerals('ada')[0], 'the confirmation');
  expect(linesOf(told.blocks).join()).toContain('You are now in grace in #general.');
});

test('a complaint about a mention shows its name, and a mentioned member is found by id', async () => {
  expect(await say('/quiz', `<@${idOf('grace')}>`)).toContain('grace');
  const view = await chat.slack.command(ada, '/quiz', `start topic:<@${idOf('grace')}>`).view();
  expect(linesOf(view.blocks).join()).toContain('There is no topic "grace"');
  const message = await say('/stats', `member:<@${idOf('grace')}|someone.else>`);
  expect(message).toContain('I have not seen that person here.');
  await answer(chat.slack.command({ user: 'grace', channel: 'general' }, '/link'));
  expect(await say('/stats', `<@${idOf('grace')}|someone.else>`)).toContain('grace has no results yet.');
});

test('a name that looks like a mention stays text', async () => {
  const { id } = chat.slack.user('grace');
  chat.slack.user('grace').name = '<!here> @everyone';
  await say('/team', `create <@${id}>`);
  await answer(chat.slack.command(ada, '/leaderboard', 'scope:teams'));
  const sent = [...chat.slack.messages('general'), ...chat.slack.ephemerals('ada')];
  expect(sent.map(({ blocks }) => linesOf(blocks).join()).join()).toContain('<!here> @everyone');
  expect(sent.map(({ text }) => text).join()).not.toContain('<!here>');
});

test('looks up only a few people per text', async () => {
  const before = chat.slack.calls('users.info').length;
  const many = Array.from({ length: 15 }, (_, index) => `<@U0NOBODY${index}>`).join(' ');
  await say('/question', `report gil-senior ${many}`);
  expect(chat.slack.calls('users.info').length - before).toBeLessThanOrEqual(11);
});
