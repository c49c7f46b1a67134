import { expect, test } from 'vitest';
import { runNight } from '../../src/bot/night.ts';
import { lobbyMs } from '../../src/engine/quiz.ts';
import { buttonIn, choiceIn, linesOf, textOf } from '../drivers/bot-driver.ts';
import { setUpEachTest } from '../drivers/each-test.ts';

const hour = 3_600_000;
const day = 24 * hour;
const at = setUpEachTest();

const play = async (...users: string[]) => {
  await at.driver.command('ada', 'quiz start', { count: '1', topic: 'gil', level: 'junior' });
  await at.driver.advance(lobbyMs);
  const open = at.platform.messages.findLast(
    ({ cards }) => choiceIn(cards.at(-1), 'the right one') !== undefined,
  );
  for (const user of users) await at.driver.press(user, choiceIn(open?.cards.at(-1), 'the right one') ?? '');
  await at.driver.advance(hour);
};
const night = (retentionDays?: number) => runNight({ ...at.services, retentionDays });
const board = async () => linesOf(await at.driver.command('ada', 'leaderboard', { period: 'all' }));
const answersOf = async (user: string) => {
  const { file } = (await at.driver.command(user, 'privacy export')) as { file?: { text: string } };
  return JSON.parse(file?.text ?? '{}').answers?.length ?? 0;
};

test('old answers and the names of those who stopped playing go, and boards of all time keep their sums', async () => {
  await play('ada', 'guest grace', 'guest zoe');
  await at.driver.advance(40 * day);
  await play('guest zoe');
  const before = await board();
  expect(before).toContain('guest grace');
  const points = before.match(/\d+(?= +\d+\/\d+)/g);
  await night(30);
  const after = await board();
  expect(after).not.toContain('guest grace');
  expect(after).toContain('somebody');
  expect(after).toContain('guest zoe');
  // Managers are needed for more than their points.
  expect(after).toContain('ada');
  expect(after.match(/\d+(?= +\d+\/\d+)/g)).toEqual(points);
  expect(await answersOf('guest zoe')).toBe(1);
  expect(await answersOf('ada')).toBe(0);
  await at.driver.command('guest grace', 'stats');
  expect(await board()).toContain('guest grace');
});

test('nothing goes without a limit, or before its time', async () => {
  await play('ada', 'guest grace');
  await at.driver.advance(29 * day);
  await night(30);
  await at.driver.advance(300 * day);
  await night();
  expect(await answersOf('guest grace')).toBe(1);
  expect(await board()).toContain('guest grace');
});

test('an answer that an undo may still need stays', async () => {
  await play('ada', 'guest grace');
  await at.driver.advance(40 * day);
  const asked = await at.driver.command('ada', 'question void', { id: 'gil-junior' });
  const done = await at.driver.press('ada', buttonIn(asked, 'Withdraw'));
  await at.driver.advance(hour);
  await night(30);
  expect(textOf(await at.driver.press('ada', buttonIn(done, 'Undo')))).toContain('counts again');
});
