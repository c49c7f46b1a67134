import { expect, test } from 'vitest';
import type { Card } from '../../../src/chat/card.ts';
import { lobbyMs } from '../../../src/engine/quiz.ts';
import { quizActions } from '../../../src/features/quiz/actions.ts';
import { buttonIn, choiceIn, linesOf, textOf } from '../../drivers/bot-driver.ts';
import { setUpEachTest } from '../../drivers/each-test.ts';
import { withdraw } from '../../drivers/withdrawing.ts';

const at = setUpEachTest();

const gatherMs = 3_000;
const says = async (user: string, path: string, options = {}) =>
  textOf(await at.driver.command(user, path, options));
const presses = async (user: string, action: string) => textOf(await at.driver.press(user, action));
const message = (kind: string) => at.platform.messages.findLast(({ key }) => key.startsWith(kind));
const latest = (kind: string): Card => message(kind)?.cards.at(-1) ?? { tone: 'neutral', blocks: [] };
const question = () => message('questi')?.cards[0];
const starts = async (user: string, options = {}) => {
  await says(user, 'quiz start', { count: '2', level: 'junior', ...options });
  await at.driver.advance(0);
};
const enters = (user: string, quiz = 1) => presses(user, quizActions.enter.id({ quiz }));
const people = (count: number) => Array.from({ length: count }, (_, index) => `p${index}`);

test('stands out only until the first question is asked', async () => {
  await starts('ada', { topic: 'gil' });
  expect(latest('quiz-i').tone).toBe('question');
  await at.driver.advance(lobbyMs + gatherMs);
  expect(latest('quiz-i').tone).toBe('neutral');
});

test('says who started it, what it asks, how long, when it begins, and who is in', async () => {
  await starts('ada', { topic: 'gil' });
  expect(linesOf(latest('quiz-i'))).toMatchInlineSnapshot(`
    "┃ A quiz with 1 question
    ┃ Started by ada. GIL, junior.
    ┃
    ┃ 20 seconds per question. Everyone who answers correctly in time scores, and faster answers score
    ┃ more. Only your first answer counts.
    ┃
    ┃ Nobody is in yet.
    ┃ Begins in 20,778 days.
    ┃
    ┃ [i] I'm in   [start] Start now"
  `);
  for (const user of people(25)) await enters(user);
  await at.driver.advance(gatherMs);
  expect(textOf(latest('quiz-i'))).toContain(
    'In: p0, p1, p2, p3, p4, p5, p6, p7, p8, p9, p10, p11, and 13 more.',
  );
  expect(message('quiz-i')?.cards).toHaveLength(2);
});

test('edits its message once in three seconds, however many come in', async () => {
  await starts('ada');
  for (let second = 0; second < 12; second++) {
    await enters(`p${second}`);
    await at.driver.advance(1_000);
  }
  // The first card, and one for each three seconds.
  expect(message('quiz-i')?.cards.length).toBeLessThanOrEqual(5);
  await at.driver.advance(lobbyMs);
  const last = latest('quiz-i');
  expect(textOf(last)).toContain('p11');
  expect(textOf(last)).not.toContain('Begins');
  expect(last.blocks.some(({ kind }) => kind === 'actions')).toBe(false);
});

test('buttons that are pressed too late, or by somebody else, say why they do nothing', async () => {
  const begin = quizActions.begin.id({ quiz: 1 });
  const mix = quizActions.mix.id({ quiz: 1 });
  await starts('guest-ada');
  expect(await presses('guest-bob', begin)).toContain('Only the person who started the quiz, or a manager');
  expect(await presses('guest-bob', mix)).toContain('Only the person who started the quiz, or a manager');
  expect(await presses('guest-ada', begin)).toBe('Here it comes.');
  await at.driver.advance(0);
  expect(textOf(question())).toContain('Question 1 of 2');
  const begun = 'This quiz has begun. To play, answer its next question.';
  expect([
    await presses('guest-ada', begin),
    await enters('guest-bob'),
    await presses('guest-ada', mix),
  ]).toEqual([begun, begun, begun]);
  await says('guest-ada', 'quiz stop');
  const over = 'This quiz is over. Start another with /quiz start.';
  expect([await presses('guest-ada', begin), await enters('guest-bob')]).toEqual([over, over]);
  const unknown = 'I no longer know this quiz. Start another with /quiz start.';
  expect(await enters('guest-bob', 99)).toBe(unknown);
  expect(textOf(await at.driver.elsewhere.press('eve', begin))).toBe(unknown);
  expect(textOf(await at.driver.press('ada', begin, 'random'))).toBe(unknown);
});

test('a quiz that is stopped in its lobby takes its buttons along', async () => {
  await starts('ada');
  await says('ada', 'quiz stop');
  await at.driver.advance(gatherMs);
  expect(() => buttonIn(latest('quiz-i'), "I'm in")).toThrow('no button');
  expect(textOf(latest('quiz-e'))).toContain('The quiz was stopped.');
});

test('the first question closes once everybody who is in has answered, others do not matter', async () => {
  await starts('ada');
  for (const user of ['grace', 'alan']) await enters(user);
  await at.driver.advance(lobbyMs);
  const right = choiceIn(question(), 'the right one') ?? '';
  for (const user of ['stranger', 'grace']) await presses(user, right);
  await at.driver.advance(0);
  expect(textOf(latest('questi'))).not.toContain('The answer is');
  await presses('alan', right);
  await at.driver.advance(0);
  expect(textOf(latest('questi'))).toContain('The answer is');
});

test('somebody who is erased is no longer in, and their votes and entries are exported before', async () => {
  await starts('ada');
  await enters('grace');
  const exported = await at.driver.command('grace', 'privacy export');
  const file = exported.kind === 'reply' ? exported.file?.text : undefined;
  expect(JSON.parse(file ?? '{}').quizzesEntered).toMatchObject([{ quiz: 1 }]);
  await at.driver.press(
    'grace',
    buttonIn(await at.driver.command('grace', 'privacy erase'), 'Erase everything'),
  );
  await enters('alan');
  await at.driver.advance(gatherMs);
  expect(textOf(latest('quiz-i'))).toContain('In: alan.');
});

test('plays again with the same settings and other questions, unless something is in the way', async () => {
  await says('ada', 'quiz start', { topic: 'gil', count: '1', seconds: '30', lobby: '5' });
  await at.driver.advance(5_000);
  const first = textOf(question());
  await at.driver.advance(30_000);
  const again = buttonIn(latest('quiz-e'), 'Play again');
  expect(await presses('grace', again)).toBe('Here it comes.');
  await at.driver.advance(0);
  expect(linesOf(latest('quiz-i'))).toContain('Started by grace. GIL, all levels.');
  expect(linesOf(latest('quiz-i'))).toContain('30 seconds per question.');
  expect(await presses('alan', again)).toContain('A quiz is already running in this channel.');
  await at.driver.advance(5_000);
  expect(textOf(question())).not.toBe(first);
});

test('asks no withdrawn question in a channel where the bot has never been', async () => {
  await withdraw(at.driver, 'boss', 'gil-junior');
  const started = await at.driver.command('ada', 'quiz start', { topic: 'gil', level: 'junior' }, 'new');
  expect(textOf(started)).toContain('There are no junior questions on GIL yet.');
});
