import { expect, test } from 'vitest';
import { lobbyMs } from '../../../src/engine/quiz.ts';
import { quizActions } from '../../../src/features/quiz/actions.ts';
import { choiceIn, linesOf, textOf } from '../../drivers/bot-driver.ts';
import { setUpEachTest } from '../../drivers/each-test.ts';

const at = setUpEachTest();

const gatherMs = 3_000;
const enter = quizActions.enter.id({ quiz: 1 });
const mix = quizActions.mix.id({ quiz: 1 });
const says = async (user: string, path: string, options = {}) =>
  textOf(await at.driver.command(user, path, options));
const presses = async (user: string, action: string) => textOf(await at.driver.press(user, action));
const newest = (kind: string) => at.platform.messages.findLast(({ key }) => key.startsWith(kind));
const intro = () => linesOf(newest('quiz-i')?.cards.at(-1));

const startTeamQuiz = async () => {
  await says('ada', 'team create', { name: 'Ravens' });
  await says('grace', 'team create', { name: 'Owls' });
  await says('ada', 'quiz start', { mode: 'teams', count: '1', level: 'junior' });
  await at.driver.advance(0);
};

test('the lobby of a team quiz shows the teams filling, and who has none', async () => {
  await startTeamQuiz();
  expect(await presses('ada', enter)).toBe('You are in, for Ravens.');
  expect(await presses('grace', enter)).toBe('You are in, for Owls.');
  expect(await presses('zoe', enter)).toBe('You are in, but in no team. Join one with /team join.');
  await at.driver.advance(gatherMs);
  expect(intro()).toMatch(/Ravens \(1\) +ada\n.*Owls \(1\) +grace\n.*No team yet +zoe/);
});

test("mixed teams are for one quiz: its standings use them, the workspace's boards do not", async () => {
  await startTeamQuiz();
  expect(await presses('ada', mix)).toBe('It takes at least two people who are in to mix teams.');
  for (const user of ['ada', 'grace', 'zoe', 'alan']) await presses(user, enter);
  expect(await presses('ada', mix)).toContain('The teams of this quiz are mixed.');
  expect(await presses('late', enter)).toMatch(/You are in, for (Red|Blue)\./);
  await at.driver.advance(gatherMs);
  expect(intro()).toMatch(/(Red|Blue) \(3\)/);
  expect(intro()).not.toContain('Ravens');
  await at.driver.advance(lobbyMs);
  const right = choiceIn(newest('questi')?.cards[0], 'the right one') ?? '';
  expect(await presses('zoe', right)).not.toContain('team');
  expect(await presses('stranger', right)).toContain('The teams were mixed before you came');
  // The first ones score more, so that the stranger is among the best players, of whom five are shown.
  await at.driver.advance(8_000);
  for (const user of ['ada', 'grace', 'late', 'alan']) await presses(user, right);
  await at.driver.advance(0);
  const end = linesOf(newest('quiz-e')?.cards.at(-1));
  expect(end).toMatch(/1 {2}(Red|Blue) +[\d.]+ +3\/3/);
  expect(end).toMatch(/2 {2}(Red|Blue) +[\d.]+ +2\/2/);
  expect(end).toContain('stranger');
  const board = linesOf(await at.driver.command('ada', 'leaderboard', { scope: 'teams' }));
  expect(board).toContain('Ravens');
  expect(board).not.toMatch(/Red|Blue/);
  expect(await says('grace', 'team list')).not.toMatch(/Red|Blue/);
});
