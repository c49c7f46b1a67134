import { afterEach, beforeEach, expect, test } from 'vitest';
import { type ChatDriver, hours, seconds } from '../../../drivers/chat-driver.ts';
import { openSlackBot, type SlackBot, slackDriverOf } from '../../../drivers/slack.ts';
import { objectsIn } from '../../../loopback/slack/blocks/walk.ts';
import { linesOf } from '../../../loopback/slack/read.ts';
import type { View } from '../../../loopback/slack/types.ts';

let at: SlackBot;
let chat: ChatDriver;
beforeEach(async () => {
  at = await openSlackBot();
  chat = slackDriverOf(at);
});
afterEach(() => at.close());

const published = () => at.slack.calls('views.publish').length;
const open = async (user: string): Promise<View> => {
  const before = published();
  at.slack.openHome({ user });
  await at.slack.until(() => published() > before, 'a Home tab');
  return at.slack.home(user) ?? expect.fail();
};
const read = (view: View | undefined) => linesOf(view?.blocks ?? []).join('\n');
const press = (user: string, view: View, label: string) => at.slack.click({ user }, view, label);
const ask = () => chat.says('ada', '/quiz start count:2 topic:gil level:junior lobby:0 seconds:300');

test('a newcomer finds the open question with its buttons, and what else to do', async () => {
  await chat.says('ada', '/daily setup 09:00 UTC days:daily');
  await ask();
  const home = await open('grace');
  expect(read(home)).toContain('Open in #general');
  expect(read(home)).toContain('Welcome');
  expect(read(home)).toContain('Coming up\n#general on November 22, 2026');
  expect(objectsIn(home.blocks).find(({ type }) => type === 'link')?.url).toMatch(/^http/);
  const line = read(home)
    .split('\n')
    .find((one) => one.endsWith('  the right one'));
  const shown = await press('grace', home, line?.[0] ?? 'A').view();
  expect(read(shown)).toContain('point');
  expect(at.slack.ephemerals('grace')).toEqual([]);
  expect(read(await open('grace'))).not.toContain('Open in #general');
});

test("only questions of one's own channels are there", async () => {
  await chat.enter('secret');
  at.slack.channel('secret').members.delete(at.slack.user('zoe').id);
  await ask();
  expect(read(await open('zoe'))).not.toContain('Open in');
  expect(read(await open('grace'))).toContain('Open in #secret');
  const before = at.slack.calls('users.conversations').length;
  await open('grace');
  expect(at.slack.calls('users.conversations')).toHaveLength(before);
});

test("its buttons start a quiz in a channel that one chooses, show the board, and erase one's data", async () => {
  await ask();
  await chat.chooses('grace', 'the right one');
  await chat.says('ada', '/quiz stop');
  const home = await open('grace');
  expect(read(home)).not.toContain('Set up a daily question');
  expect(read(await open('ada'))).toContain('Set up a daily question');
  const setup = await press('ada', await open('ada'), 'Set up a daily question').view();
  expect(JSON.stringify(setup.blocks)).toContain('Europe/Berlin');
  const form = await press('grace', home, 'Start a quiz').view();
  expect(form.title).toMatchObject({ text: 'Start a quiz' });
  const general = at.slack.channel('general').id;
  await at.slack.submit({ user: 'grace' }, form, { '#': general, count: '1', mode: 'everyone', lobby: '0' })
    .outcome;
  await at.settled();
  expect(at.slack.messages('general').length).toBeGreaterThan(3);
  const board = await press('grace', home, 'Leaderboard').view();
  expect(read(board)).toContain('grace');
  const asked = await press('grace', await open('grace'), 'Erase my data').view();
  expect(read(asked)).toContain('?');
  const data = press('grace', await open('grace'), 'My data');
  expect(read(await data.view())).toContain('What I store about you is in the file');
  expect(at.slack.direct('grace').length).toBeGreaterThan(0);
});

test('is published again after what concerns its reader, gathered, at most once a minute', async () => {
  await open('grace');
  await open('zoe');
  at.slack.channel('general').members.delete(at.slack.user('zoe').id);
  await chat.advance(hours(1));
  const before = published();
  await ask();
  await chat.says('grace', '/stats');
  await chat.advance(seconds(2));
  at.runLater();
  await at.slack.until(() => published() > before, 'a Home tab');
  expect(published()).toBe(before + 1);
  expect(read(at.slack.home('grace'))).toContain('Open in #general');
  await chat.chooses('grace', 'the right one');
  await chat.says('grace', '/stats');
  await chat.advance(seconds(30));
  at.runLater();
  expect(published()).toBe(before + 1);
  await chat.advance(seconds(31));
  at.runLater();
  await at.slack.until(() => published() > before + 1, 'a Home tab');
  expect(read(at.slack.home('grace'))).toContain('Your latest answers');
});

test('is no longer published for somebody who has not opened it for a day', async () => {
  await open('grace');
  await chat.advance(hours(25));
  const before = published();
  await chat.says('grace', '/stats');
  await chat.advance(hours(1));
  at.runLater();
  await at.settled();
  expect(published()).toBe(before);
});
