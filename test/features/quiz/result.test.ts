import { expect, test } from 'vitest';
import { quizActions } from '../../../src/features/quiz/actions.ts';
import { buttonIn, choiceIn, linesOf, textOf } from '../../drivers/bot-driver.ts';
import { setUpEachTest } from '../../drivers/each-test.ts';
import { withdraw } from '../../drivers/withdrawing.ts';

const at = setUpEachTest();

const newest = (kind: string) => at.platform.messages.findLast(({ key }) => key.startsWith(kind));
const end = () => newest('quiz-e')?.cards.at(-1);
const answers = async (user: string, text: string) =>
  at.driver.press(user, choiceIn(newest('questi')?.cards[0], text) ?? '');
const asked = () => /What about (\S+)\?/.exec(textOf(newest('questi')?.cards[0]))?.[1] ?? '';
const result = async (user: string, page = 0) =>
  at.driver.press(user, quizActions.result.id({ quiz: 1, page }));

const start = async (count: number, settings: Readonly<Record<string, string>> = { level: 'junior' }) => {
  await at.driver.command('ada', 'quiz start', {
    count: String(count),
    seconds: '20',
    lobby: '0',
    ...settings,
  });
  await at.driver.advance(0);
};
/** Waits until the next question is asked or the quiz is over. */
const goOn = async () => {
  const before = newest('questi');
  for (let second = 0; second < 60 && newest('questi') === before && end() === undefined; second++) {
    await at.driver.advance(1_000);
  }
};

test('sums up how somebody did, and explains what they missed starting from their own choice', async () => {
  await start(4);
  await answers('ada', 'the right one');
  await at.driver.advance(2_000);
  await answers('grace', 'the right one');
  await goOn();
  const missed = asked();
  await at.driver.advance(7_000);
  await answers('grace', 'a wrong one');
  await goOn();
  await answers('ada', 'the right one');
  await goOn();
  await at.driver.advance(1_500);
  await answers('grace', 'the right one');
  expect(textOf(await result('grace'))).toBe('Your result comes once the quiz is over.');
  await goOn();
  const own = await result('grace');
  const shown = end();
  expect(shown && buttonIn(shown, 'My result')).toBe(quizActions.result.id({ quiz: 1, page: 0 }));
  expect(own).toMatchObject({ kind: 'reply', private: true });
  const text = textOf(own);
  expect(text).toMatch(/^Your result\n2nd of 2 · \d+ points · 2 of 4 right\n/);
  expect(text).toContain('\nBest: question 4, +146 in 1.5 s · Slowest: question 2, 7.0 s\n');
  expect(text).toContain(`Question 2. What about ${missed}?\nYou chose `);
  expect(text).toMatch(
    /You chose [A-D]: a wrong one\nPeople believe that\.\nThe answer is [A-D]: the right one/,
  );
  expect(text).toMatch(/\nQuestion 3\. .*\nYou did not answer it\.\nThe answer is /);
  expect(text).not.toContain('Question 1. ');
  expect(linesOf(own)).toContain('Read more: ');
});

test('shows five missed questions at a time', async () => {
  await start(7, {});
  for (let question = 1; question <= 7; question++) {
    await answers('ada', question === 1 ? 'the right one' : 'a wrong one');
    await goOn();
  }
  const first = await result('ada');
  expect(textOf(first)).toContain('1 of 7 right');
  expect(textOf(first).match(/You chose/g)).toHaveLength(5);
  const rest = await at.driver.press('ada', buttonIn(first, 'More'));
  expect(textOf(rest)).toMatch(/^Question 7\. /);
  expect(textOf(rest)).not.toContain('More');
});

test('hides the answer to a question that another channel is still answering', async () => {
  const gil = { topic: 'gil', level: 'junior' };
  await start(1, gil);
  await answers('ada', 'a wrong one');
  await goOn();
  await at.driver.command(
    'ada',
    'daily setup',
    { time: '11:00', timezone: 'UTC', reveal: 'close', open: '2', ...gil },
    'random',
  );
  await at.driver.command('ada', 'daily now', {}, 'random');
  await at.driver.advance(0);
  const sealed = textOf(await result('ada'));
  expect(sealed).toContain('It is open in another channel right now.');
  expect(sealed).not.toContain('The answer is');
  await at.driver.advance(2 * 3_600_000);
  expect(textOf(await result('ada'))).toContain('The answer is');
});

test('a withdrawn question is not missed, and no result is for those who did not play', async () => {
  await start(1);
  await answers('ada', 'a wrong one');
  const id = asked();
  await goOn();
  await withdraw(at.driver, 'ada', id);
  expect(textOf(await result('ada'))).toMatch(/1 of 1 right[\s\S]*There is nothing that you missed\./);
  expect(textOf(await result('zoe'))).toBe('You did not answer in this quiz, so you have no result.');
  expect(
    textOf(await at.driver.elsewhere.press('zoe', quizActions.result.id({ quiz: 1, page: 0 }))),
  ).toContain('I no longer know this quiz.');
});

test('there is no result to look at if nobody played', async () => {
  await start(1);
  await goOn();
  expect(linesOf(end())).not.toContain('My result');
});
