import { beforeEach, expect, test } from 'vitest';
import { buttonIn, choiceIn, openBotDriver, textOf } from '../../drivers/bot-driver.ts';
import { setUpEachTest } from '../../drivers/each-test.ts';

const hour = 3_600_000;
const day = 24 * hour;
const at = setUpEachTest();

const setUp = (more = {}, channel?: string) =>
  at.driver.command(
    'ada',
    'daily setup',
    { time: '11:00', timezone: 'UTC', days: 'daily', open: '6', ...more },
    channel,
  );
const set = async (user: string, label: string) =>
  textOf(await at.driver.press(user, buttonIn(await at.driver.command(user, 'settings'), label)));
const answer = async (user: string, channel = 'general') => {
  const open = at.platform.messages.findLast(
    (one) => one.channel === channel && choiceIn(one.cards.at(-1), 'the right one'),
  );
  await at.driver.press(user, choiceIn(open?.cards.at(-1), 'the right one') ?? '', channel);
};
const told = () => at.platform.told.map(({ user, card }) => `${user}: ${textOf(card)}`);

/** It is 10:30 on a Saturday, and the first question comes half an hour later. */
beforeEach(async () => {
  await setUp();
  await at.driver.advance(hour);
  await answer('ada');
  await answer('grace');
});

test('reminds those who want it an hour before their streak breaks, once, unless they answered', async () => {
  expect(await set('ada', 'Remind me')).toContain('Reminder: on');
  await set('grace', 'Remind me');
  await at.driver.advance(day);
  await answer('grace');
  expect(told()).toEqual([]);
  await at.driver.advance(5 * hour);
  expect(told()).toHaveLength(1);
  expect(told()[0]).toContain(
    'ada: Your streak of 1 day in #general breaks unless you answer daily question 2.',
  );
  await at.driver.advance(2 * hour);
  expect(told()).toHaveLength(1);
});

test('reminds nobody who did not ask for it, or no longer wants it', async () => {
  await set('ada', 'Remind me');
  expect(await set('ada', 'Turn it off')).toContain('Reminder: off');
  await at.driver.advance(2 * day);
  expect(told()).toEqual([]);
});

test('reminds nobody without a streak, and nobody whose freeze covers the day', async () => {
  await set('zoe', 'Remind me');
  await set('ada', 'Remind me');
  for (let days = 1; days < 10; days++) {
    await at.driver.advance(day);
    await answer('ada');
  }
  await at.driver.advance(day);
  expect(told()).toEqual([]);
  await at.driver.advance(day + 5 * hour);
  expect(told()).toHaveLength(1);
  expect(told()[0]).toContain('Your streak of 10 days');
});

test('sends one reminder a day, however many streaks are about to break', async () => {
  await setUp({}, 'random');
  await set('ada', 'Remind me');
  await at.driver.advance(day);
  await answer('ada');
  await answer('ada', 'random');
  await at.driver.advance(day);
  expect(told()).toEqual([]);
  await at.driver.advance(6 * hour);
  expect(told()).toHaveLength(1);
});

test('a restart reminds nobody twice, and nobody once the question is closed', async () => {
  await set('ada', 'Remind me');
  await at.driver.advance(day + 5 * hour);
  expect(told()).toHaveLength(1);
  await at.driver.bot.runner.stop();
  at.driver = openBotDriver(at.services, at.platform);
  await at.driver.bot.start();
  await at.driver.advance(0);
  expect(told()).toHaveLength(1);
});
