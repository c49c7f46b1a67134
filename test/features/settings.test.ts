import { expect, test } from 'vitest';
import { lobbyMs } from '../../src/engine/quiz.ts';
import { buttonIn, cardsIn, choiceIn, linesOf, textOf } from '../drivers/bot-driver.ts';
import { setUpEachTest } from '../drivers/each-test.ts';
import { onDiscord } from '../support/phone.ts';

const hour = 3_600_000;
const day = 24 * hour;
const at = setUpEachTest();

const answer = async (user: string, text = 'the right one') => {
  const open = at.platform.messages.findLast(({ cards }) => choiceIn(cards.at(-1), text) !== undefined);
  return at.driver.press(user, choiceIn(open?.cards.at(-1), text) ?? '');
};
const board = async (user = 'zoe') =>
  linesOf(await at.driver.command(user, 'leaderboard', { period: 'all' }));
const settings = (user: string) => at.driver.command(user, 'settings');
const set = async (user: string, label: string) =>
  at.driver.press(user, buttonIn(await settings(user), label));
const play = async (...users: string[]) => {
  await at.driver.command('ada', 'quiz start', { count: '1' });
  await at.driver.advance(lobbyMs);
  for (const user of users) await answer(user);
  await at.driver.advance(hour);
};

test('what managers set, and what a schedule does, fits on one screen of a phone', async () => {
  await at.driver.command('ada', 'daily setup', { time: '09:00', timezone: 'UTC' });
  for (const path of ['manage settings', 'daily show']) {
    const [card, ...more] = cardsIn(await at.driver.command('ada', path));
    expect(more).toEqual([]);
    expect(onDiscord(card ?? expect.fail()).lines.length).toBeLessThanOrEqual(36);
  }
});

test('somebody who hides is on no board and in no final standings, but sees their own points and rank', async () => {
  await play('ada', 'grace', 'alan');
  expect(textOf(await set('grace', 'Hide me'))).toContain('Leaderboards: you are hidden.');
  expect(await board()).toMatch(/1 {2}ada[\s\S]*alan/);
  expect(await board()).toContain('2 players.');
  expect(await board()).not.toContain('grace');
  expect(await board('grace')).not.toContain('grace');
  expect(linesOf(await at.driver.command('grace', 'stats'))).toMatch(/1 of 3/);
  expect(textOf(await at.driver.command('zoe', 'stats', { member: 'grace' }))).toContain('grace hides');
  await play('grace', 'ada');
  const final = at.platform.messages.findLast(({ key }) => key.startsWith('quiz-e'))?.cards.at(-1);
  expect(linesOf(final)).toContain('ada');
  expect(linesOf(final)).not.toContain('grace');
  expect(await board()).toContain('2 players.');
  expect(textOf(await set('grace', 'Show me'))).toContain('Leaderboards: others see you there.');
  expect(await board()).toContain('3 players.');
  expect(await board()).toMatch(/1 {2}grace/);
});

test('nobody is told how far they are behind somebody who hides, who is told their own place', async () => {
  await set('grace', 'Hide me');
  await at.driver.command('ada', 'quiz start', { count: '1', lobby: '0', seconds: '300' });
  await at.driver.advance(1_000);
  await answer('grace');
  await at.driver.advance(1_000);
  await answer('zoe');
  await at.driver.advance(1_000);
  const told = textOf(await answer('ada'));
  expect(told).toMatch(/2nd of 2 · (\d+ behind|slower than) zoe/);
  await at.driver.advance(hour);
  const final = at.platform.messages.findLast(({ key }) => key.startsWith('quiz-e'))?.cards.at(-1);
  const result = async (user: string) =>
    linesOf(await at.driver.press(user, buttonIn(final ?? expect.fail(), 'My result')));
  expect(await result('zoe')).toContain('1st of 2');
  expect(await result('grace')).toContain('1st of 3');
});

test('a recap leaves out whoever hides', async () => {
  await at.driver.command('ada', 'daily setup', {
    time: '11:00',
    timezone: 'UTC',
    days: 'daily',
    recap: 'on',
  });
  await set('grace', 'Hide me');
  for (let days = 0; days < 11; days++) {
    await at.driver.advance(day);
    await answer('ada');
    await answer('grace');
  }
  const shown = at.platform.messages.map(({ cards }) => linesOf(cards.at(-1)));
  const [, recap] = shown.findLast((one) => one.includes('Last week'))?.split('Last week') ?? [];
  expect(recap).toContain('On a streak: ada');
  expect(recap).toContain('· 1 player');
  expect(recap).not.toContain('grace');
});

test('a manager takes somebody off the boards who has left, and the next answer puts them back', async () => {
  await play('ada', 'grace');
  const stats = await at.driver.command('ada', 'stats', { member: 'grace' });
  expect(() => buttonIn(cardsIn(stats)[0] ?? expect.fail(), 'Remove from the leaderboards')).not.toThrow();
  const takeOff = buttonIn(stats, 'Remove from the leaderboards');
  expect(textOf(await at.driver.press('guest', takeOff))).toContain('Only managers');
  expect(await board()).toContain('grace');
  expect(textOf(await at.driver.press('ada', takeOff))).toContain('grace is removed from the leaderboards');
  expect(await board()).not.toContain('grace');
  expect(textOf(await at.driver.command('ada', 'manage settings'))).toContain('removed are grace.');
  await play('grace');
  expect(await board()).toMatch(/1 {2}grace/);
  expect(textOf(await at.driver.command('ada', 'manage settings'))).toContain('nobody is removed.');
});

test('a manager puts somebody back who was taken off, and nobody else can', async () => {
  await play('ada', 'grace');
  await at.driver.press(
    'ada',
    buttonIn(await at.driver.command('ada', 'stats', { member: 'grace' }), 'Remove from the leaderboards'),
  );
  const back = buttonIn(await at.driver.command('ada', 'manage settings'), 'Put grace back');
  expect(textOf(await at.driver.press('guest', back))).toContain('Only managers');
  expect(textOf(await at.driver.press('ada', back))).toContain('nobody is removed.');
  expect(await board()).toContain('2 players.');
  expect(textOf(await at.driver.command('guest', 'manage settings'))).toContain('for people who manage');
});

test('two changes of a setting are buttons, and more are one menu', async () => {
  const controls = async () =>
    cardsIn(await at.driver.command('ada', 'manage settings'))
      .flatMap(({ blocks }) => blocks)
      .filter((block) => block.kind === 'menu' || block.kind === 'actions')
      .filter((block) =>
        (block.kind === 'menu' ? block.options : block.actions).some(({ label }) => label.startsWith('Put ')),
      );
  const everybody = ['grace', 'alan', 'linus', 'zoe'];
  await play(...everybody);
  for (const member of everybody) {
    const stats = await at.driver.command('ada', 'stats', { member });
    await at.driver.press('ada', buttonIn(stats, 'Remove from the leaderboards'));
  }
  const menus = (await controls()).filter(({ kind }) => kind === 'menu');
  expect(menus).toMatchObject([{ options: everybody.map((name) => ({ label: `Put ${name} back` })) }]);
  for (const name of ['grace', 'alan'])
    await at.driver.press(
      'ada',
      buttonIn(await at.driver.command('ada', 'manage settings'), `Put ${name} back`),
    );
  expect((await controls()).filter(({ kind }) => kind === 'menu')).toEqual([]);
  expect(await board()).toContain('2 players.');
});

test('whoever hides stays hidden when a manager thinks that they left, and when they answer', async () => {
  await play('ada', 'grace');
  const stats = await at.driver.command('ada', 'stats', { member: 'grace' });
  await set('grace', 'Hide me');
  await at.driver.press('ada', buttonIn(stats, 'Remove from the leaderboards'));
  await play('grace');
  expect(await board()).not.toContain('grace');
});
