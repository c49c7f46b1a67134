import { afterEach, beforeEach, expect, test } from 'vitest';
import { openSlackBot, type SlackBot } from '../../drivers/slack.ts';
import { linesOf } from '../../loopback/slack/read.ts';

let at: SlackBot;
beforeEach(async () => {
  at = await openSlackBot();
});
afterEach(() => at.close());

const typed = (user: string, command: string, text = '') =>
  at.slack.command({ user, channel: 'general' }, command, text);
const answer = async (user: string, command: string, text = '') =>
  linesOf((await typed(user, command, text).response()).blocks).join('\n');
const bot = () => `<@${at.slack.teams[0]?.botUserId}>`;
const direct = (user: string) => at.slack.direct(user).map(({ blocks }) => linesOf(blocks).join('\n'));
const write = (user: string, text: string) =>
  at.slack.say({ user, channel: at.slack.directWith(user) }, text);

test('a first word alone opens its form, or says what one would want', async () => {
  expect((await typed('grace', '/quiz').view()).title).toMatchObject({ text: 'Start a quiz' });
  expect((await typed('ada', '/daily').view()).title).toMatchObject({ text: 'Set up a daily question' });
  expect(await answer('grace', '/daily')).toContain('This channel has no daily question yet.');
  expect(await answer('grace', '/team')).toContain('/team create NAME');
  expect(await answer('grace', '/question')).toContain('/question search WORDS');
  expect((await typed('grace', '/hotseat', 'quiz').view()).title).toMatchObject({ text: 'Start a quiz' });
  expect(at.slack.messages('general')).toEqual([]);
});

test("the form of the daily question begins with the person's own time zone", async () => {
  const view = await typed('ada', '/daily').view();
  expect(JSON.stringify(view.blocks)).toContain('Europe/Berlin');
  expect(JSON.stringify(view.blocks)).not.toContain('⚠️');
});

test('a first word alone says what to do with the quiz that runs', async () => {
  await typed('grace', '/quiz', 'start count:1').response();
  await at.settled();
  expect(await answer('grace', '/quiz')).toContain('/quiz stop');
});

test.each(['/quiz', '/daily', '/team', '/question', '/leaderboard', '/stats'])(
  '%s help explains it',
  async (command) => {
    expect(await answer('grace', command, 'help')).toContain(command);
  },
);

test('a mention is answered with the two things that one would want', async () => {
  const { events } = at.slack.say({ user: 'grace', channel: 'general' }, `hey ${bot()}`);
  const shown = await events.at(-1)?.ephemeral();
  expect(linesOf(shown?.blocks ?? []).join('\n')).toContain('What would you like to do here?');
  if (shown === undefined) throw new Error('Nothing came.');
  expect((await at.slack.click({ user: 'grace' }, shown, 'Start a quiz').view()).title).toMatchObject({
    text: 'Start a quiz',
  });
  const daily = at.slack.click({ user: 'ada' }, shown, 'Daily question');
  expect((await daily.view()).title).toMatchObject({ text: 'Set up a daily question' });
});

test('a mention runs what follows it, and suggests what may have been meant', async () => {
  const { events } = at.slack.say({ user: 'grace', channel: 'general' }, `${bot()} stats`);
  const stats = await events.at(-1)?.ephemeral();
  expect(linesOf(stats?.blocks ?? []).join('\n')).toContain('You have not answered a question yet.');
  const { events: wrong } = at.slack.say({ user: 'grace', channel: 'general' }, `${bot()} quiz strat`);
  const meant = await wrong.at(-1)?.ephemeral();
  expect(linesOf(meant?.blocks ?? []).join('\n')).toContain('Did you mean');
});

test('a direct message is answered there, and what the bot itself wrote is not', async () => {
  write('grace', 'stats');
  await at.slack.until(() => direct('grace').length === 2, 'an answer');
  expect(direct('grace').at(-1)).toContain('You have not answered a question yet.');
  write('grace', 'hello');
  await at.slack.until(() => direct('grace').length === 4, 'an answer');
  await at.settled();
  expect(direct('grace')).toHaveLength(4);
});

test('small talk is answered with what one can do, with buttons', async () => {
  write('grace', 'hi there');
  await at.slack.until(() => direct('grace').length === 2, 'an answer');
  expect(direct('grace').at(-1)).toContain('What would you like to do here?');
  expect(direct('grace').at(-1)).not.toContain('no command');
  const { events } = at.slack.say({ user: 'grace', channel: 'general' }, `${bot()} thanks a lot!`);
  const shown = await events.at(-1)?.ephemeral();
  expect(linesOf(shown?.blocks ?? []).join('\n')).toContain('Start a quiz');
});
