import { expect, test } from 'vitest';
import { shortestPauseMs } from '../../../src/engine/pace.ts';
import { lobbyMs } from '../../../src/engine/quiz.ts';
import { choiceIn, linesOf, textOf } from '../../drivers/bot-driver.ts';
import { setUpEachTest } from '../../drivers/each-test.ts';
import { withdraw } from '../../drivers/withdrawing.ts';

const hour = 3_600_000;

const at = setUpEachTest();

const newest = () => at.platform.messages.at(-1)?.cards.at(-1);
const answers = async (user: string, text: string) =>
  textOf(await at.driver.press(user, choiceIn(newest(), text) ?? ''));
const says = async (user: string, path: string, options = {}) =>
  textOf(await at.driver.command(user, path, options));
const withdraws = async (user: string, id: string | undefined) =>
  textOf((await withdraw(at.driver, user, id)).done);
const board = async (scope = 'workspace') =>
  linesOf(await at.driver.command('nobody', 'leaderboard', { scope }));
/** Runs a quiz of one question about the GIL, which `play` answers. */
const quiz = async (options: object, play: () => Promise<unknown>) => {
  await at.driver.command('ada', 'quiz start', { topic: 'gil', level: 'junior', count: '1', ...options });
  await at.driver.advance(lobbyMs);
  await play();
  await at.driver.advance(20_000 + shortestPauseMs);
};

const setUpDaily = () =>
  at.driver.command('ada', 'daily setup', { time: '11:00', timezone: 'UTC', topic: 'gil', days: 'daily' });

test('gives everyone the points of a right answer, and announces it in the channel', async () => {
  await quiz({}, async () => {
    await answers('ada', 'the right one');
    await at.driver.advance(10_000);
    await answers('grace', 'a wrong one');
  });
  expect(await board()).toMatch(/grace +0 +0\/1/);
  expect(await withdraws('ada', 'gil-junior')).toContain(
    '"What about gil-junior?" is withdrawn. 1 answer by 1 member gained points; I am telling 1 channel.',
  );
  await at.driver.advance(0);
  // A junior question: 100 points, plus a quarter because half of the time was left.
  expect(await board()).toMatch(/1 {2}ada +150 +1\/1\n.*2 {2}grace +125 +1\/1/);
  expect(textOf(newest())).toContain('A question was withdrawn: "What about gil-junior?"');
  const question = at.platform.messages.find(({ cards }) =>
    textOf(cards[0]).includes('What about gil-junior?'),
  );
  expect(textOf(question?.cards.at(-1))).toContain('This question was withdrawn');
  const standings = at.platform.messages.find(({ key }) => key.startsWith('quiz-e'));
  expect(linesOf(standings?.cards.at(-1))).toMatch(/grace +125 +1 of 1/);
});

test('is only for managers, works once, and needs a question that exists', async () => {
  expect(await says('guest', 'question void', { id: 'gil-junior' })).toContain('for people who manage');
  expect(linesOf(await at.driver.command('ada', 'question void', { id: 'nothing' }))).toContain(
    'no question',
  );
  expect(await withdraws('ada', 'gil-junior')).toContain('It was never asked here.');
  expect(await says('ada', 'question void', { id: 'gil-junior' })).toContain('was already withdrawn');
});

test('in a race, everyone who was too late gets the points', async () => {
  await quiz({ mode: 'race' }, async () => {
    await answers('grace', 'a wrong one');
    await answers('ada', 'the right one');
  });
  await withdraws('ada', 'gil-junior');
  expect(await board()).toMatch(/1 {2}ada +150 +1\/1\n.*1 {2}grace +150 +1\/1/);
});

test('closes an open question, and does not ask it again', async () => {
  await setUpDaily();
  await at.driver.advance(hour);
  await answers('grace', 'a wrong one');
  const id = /What about (\S+)\?/.exec(textOf(newest()))?.[1] ?? '';
  const late = choiceIn(newest(), 'the right one') ?? '';
  expect(await withdraws('ada', id)).toContain('1 answer by 1 member gained points');
  await at.driver.advance(0);
  const shown = at.platform.messages.find(({ cards }) => textOf(cards[0]).includes(`What about ${id}?`));
  expect(textOf(shown?.cards.at(-1))).toContain('so every answer counts as right');
  expect(textOf(await at.driver.press('zoe', late))).toContain('Daily question 1 closed');
  for (let day = 0; day < 4; day++) await at.driver.advance(24 * hour);
  const asked = at.platform.messages
    .filter(({ key }) => key.startsWith('quest'))
    .map(({ cards }) => /What about (\S+)\?/.exec(textOf(cards[0]))?.[1]);
  expect(asked.filter((one) => one === id)).toHaveLength(1);
  expect(asked).toHaveLength(5);
});

test('skips an open quiz question, and drops a later one from the quiz', async () => {
  await at.driver.command('ada', 'quiz start', { topic: 'gil', count: '3' });
  await at.driver.advance(lobbyMs);
  const asked = () => /What about (\S+)\?/.exec(textOf(newest()))?.[1] ?? '';
  const first = asked();
  await withdraws('ada', first);
  const [second = ''] = ['gil-junior', 'gil-intermediate', 'gil-senior'].filter((id) => id !== first);
  await withdraws('ada', second);
  await at.driver.advance(shortestPauseMs);
  expect(asked()).not.toBe(first);
  expect(asked()).not.toBe(second);
  expect(textOf(newest())).toContain('Question 2 of 2');
  await answers('ada', 'the right one');
  await at.driver.advance(20_000);
  expect(linesOf(newest())).toContain('First place: ada.');
});

test('ends a quiz that has no questions left', async () => {
  await at.driver.command('ada', 'quiz start', { topic: 'gil', level: 'junior', count: '1' });
  await withdraws('ada', 'gil-junior');
  await at.driver.advance(lobbyMs);
  expect(linesOf(newest())).toContain('Nobody played this time.');
  expect(await says('ada', 'quiz stop')).toContain('No quiz is running');
});

test('restores a streak when the question of a missed day is withdrawn', async () => {
  await setUpDaily();
  const ids: string[] = [];
  for (const isAnswered of [true, false, true]) {
    await at.driver.advance(hour);
    ids.push(/What about (\S+)\?/.exec(textOf(newest()))?.[1] ?? '');
    if (isAnswered) await answers('ada', 'the right one');
    await at.driver.advance(23 * hour);
  }
  expect(linesOf(await at.driver.command('ada', 'stats'))).toContain('1 day in #general; best 1');
  const points = async () =>
    Number(/Points +(\d+)/.exec(linesOf(await at.driver.command('ada', 'stats')))?.[1]);
  const before = await points();
  // The third answer is now scored with a streak of two days instead of one.
  expect(await withdraws('ada', ids[1])).toContain('1 answer by 1 member gained points');
  expect(linesOf(await at.driver.command('ada', 'stats'))).toContain('2 days in #general; best 2');
  expect(await points()).toBe(before + 10);
  expect(linesOf(await at.driver.command('ada', 'leaderboard', { period: 'all' }))).toMatch(
    new RegExp(`ada +${before + 10} `),
  );
});

test('leaves the question and its points alone in other workspaces', async () => {
  await quiz({}, () => answers('grace', 'a wrong one'));
  expect(textOf(await at.driver.elsewhere.command('zoe', 'question void', { id: 'gil-junior' }))).toContain(
    'never asked here',
  );
  expect(await board()).toMatch(/grace +0 +0\/1/);
});

test('keeps a report for the managers, who are notified, until they resolve it', async () => {
  await says('boss', 'link');
  await says('guest', 'question report', { id: 'gil-junior', reason: 'The key is wrong' });
  await at.services.runtime.advance(0, async () => {});
  expect(at.platform.told.map(({ user, card }) => [user, textOf(card).includes('The key is wrong')])).toEqual(
    [['boss', true]],
  );
  expect(textOf(await at.driver.command('boss', 'question reports'))).toContain('guest: The key is wrong');
  expect(await says('guest', 'question reports')).toContain('for people who manage');
  expect(await says('boss', 'question dismiss', { id: 'gil-junior' })).toContain(
    '"What about gil-junior?" stays as it is. The report was dismissed by boss.',
  );
  expect(await says('boss', 'question dismiss', { id: 'gil-senior' })).toContain('no open report');
  await says('guest', 'question report', { id: 'gil-junior', reason: 'Really' });
  await withdraws('boss', 'gil-junior');
  expect(await says('boss', 'question reports')).toContain('There are no open reports.');
});
