import { expect, test } from 'vitest';
import { textOf } from '../drivers/bot-driver.ts';
import { setUpEachTest } from '../drivers/each-test.ts';

const setup = setUpEachTest();
const workspace = { platform: 'scripted', workspace: 'w' };

test('refuses text that is longer than any option allows, in a sentence', async () => {
  const reply = await setup.driver.command('ada', 'team create', { name: 'x'.repeat(100_000) });
  expect(textOf(reply)).toBe('name is too long. It may have at most 4000 characters.');
});

test('returns no suggestions for long text, without delay', async () => {
  const typed = 'x'.repeat(6_000);
  expect(await setup.driver.bot.complete(`/quiz start topic:${typed}`, workspace)).toEqual([]);
  expect(await setup.driver.bot.suggest('quiz start', 'topic', typed, workspace)).toEqual([]);
});

test.each([
  'answer:2147483648:0',
  'join:99999999999',
  'board:week:all:all:0',
  'answer:1:0:0',
  'nothing:1',
  '',
])('says that it does not know the button %j', async (id) => {
  expect(textOf(await setup.driver.press('ada', id))).toMatch(
    /button no longer works|no longer know this question/,
  );
});

test('takes no answer to a question from another workspace', async () => {
  await setup.driver.command('ada', 'daily setup', { time: '09:00', timezone: 'UTC' });
  await setup.driver.command('ada', 'daily now');
  await setup.driver.advance(0);
  const stranger = await setup.driver.bot.handle({
    kind: 'action',
    action: 'answer:1:0',
    sender: { platform: 'scripted', workspace: 'elsewhere', user: 'eve', name: 'eve', manager: true },
    place: { platform: 'scripted', workspace: 'elsewhere', channel: 'general', name: 'general' },
  });
  expect(textOf(stranger)).toContain('no longer know this question');
});
