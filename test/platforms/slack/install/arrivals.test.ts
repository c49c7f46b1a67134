import { afterEach, beforeEach, expect, test } from 'vitest';
import { greetInstaller } from '../../../../src/platforms/slack/install/arrivals.ts';
import { openSlackBot, type SlackBot } from '../../../drivers/slack.ts';

let bot: SlackBot;
beforeEach(async () => {
  bot = await openSlackBot();
  bot.slack.removeBot('general');
});
afterEach(() => bot.close());

const said = () => bot.slack.messages('general').map((message) => JSON.stringify(message));
const invite = async (by?: string) => {
  await bot.slack.inviteBot('general', by).acked;
  await bot.settled();
};

test('introduces itself once in a channel to which somebody invites it', async () => {
  await invite('grace');
  await bot.slack.until(() => said().length > 0, 'a greeting');
  expect(said()[0]).toContain('Set up a daily question');
  bot.slack.removeBot('general');
  await invite('ada');
  await bot.settled();
  expect(said()).toHaveLength(1);
});

test('opens a form with the time zone of whoever presses the button', async () => {
  await invite('ada');
  const message = await bot.slack.until(() => bot.slack.messages('general')[0], 'a greeting');
  const view = await bot.slack.click({ user: 'ada' }, message, 'Set up a daily question').view();
  expect(JSON.stringify(view.blocks)).toContain('Europe/Berlin');
});

test('is silent after it came by itself, for a command', async () => {
  await invite();
  expect(said()).toEqual([]);
});

test('tells whoever installed it how to begin, once', async () => {
  const workspace = bot.platform.platform.workspace ?? expect.fail();
  for (const _ of [1, 2]) await greetInstaller(bot.bot, workspace, bot.slack.user('ada').id);
  await bot.slack.until(() => bot.slack.direct('ada').length > 0, 'a direct message');
  expect(bot.slack.direct('ada')).toHaveLength(1);
  expect(JSON.stringify(bot.slack.direct('ada'))).toContain('Invite me to a channel');
});
