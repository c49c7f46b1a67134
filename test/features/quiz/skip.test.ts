import { expect, test } from 'vitest';
import { shortestPauseMs } from '../../../src/engine/pace.ts';
import { quizActions } from '../../../src/features/quiz/actions.ts';
import { buttonIn, choiceIn, linesOf, openBotDriver, textOf } from '../../drivers/bot-driver.ts';
import { setUpEachTest } from '../../drivers/each-test.ts';

const at = setUpEachTest();

const gatherMs = 3_000;
const players = ['guest1', 'guest2', 'guest3', 'guest4', 'guest5'];
const says = (user: string, path: string, options = {}) => at.driver.command(user, path, options);
const presses = async (user: string, action: string) => textOf(await at.driver.press(user, action));
const question = () => at.platform.messages.findLast(({ key }) => key.startsWith('questi'));
const shown = () => textOf(question()?.cards.at(-1));
const skips = (user: string, round: number) => presses(user, quizActions.skip.id({ round }));
const next = (index: number) => quizActions.next.id({ quiz: 1, index });

/** Plays the first question of a quiz that a guest started, up to the second one. */
const playFirst = async (answering: readonly string[], count = '5') => {
  await says('guest1', 'quiz start', { count, lobby: '0' });
  await at.driver.advance(0);
  const right = choiceIn(question()?.cards[0], 'the right one') ?? '';
  for (const user of answering) await presses(user, right);
  await at.driver.advance(20_000 + shortestPauseMs);
  expect(shown()).toContain('Question 2 of');
};

test('half of those who answered the question before, and at least two, skip a question', async () => {
  await playFirst(players);
  expect(await skips('guest-stranger', 2)).toBe(
    'Only those who answered the previous question can vote to skip this one.',
  );
  expect(await skips('guest2', 2)).toBe('You voted to skip this question: 1 of 3 votes so far.');
  expect(await skips('guest2', 2)).toBe('You already voted to skip this question: 1 of 3 votes so far.');
  const before = question()?.cards.length;
  expect(await skips('guest3', 2)).toContain('2 of 3 votes so far.');
  await at.driver.advance(gatherMs);
  expect(question()?.cards.length).toBe((before ?? 0) + 1);
  expect(shown()).toContain('2 of 3 votes to skip it.');
  // The votes outlive the process.
  await at.driver.bot.runner.stop();
  at.driver = openBotDriver(at.services, at.platform);
  await at.driver.bot.start();
  expect(await skips('guest4', 2)).toBe('Skipped.');
  await at.driver.advance(0);
  expect(question()?.cards.map(textOf).at(-1)).toContain('The answer is');
  expect(await skips('guest5', 2)).toBe('Question 2 is closed already.');
});

test('two votes are needed even if only one person plays, and whoever started the quiz needs none', async () => {
  await playFirst(['guest2']);
  expect(await skips('guest2', 2)).toContain('1 of 2 votes so far.');
  expect(await skips('guest1', 2)).toBe('Skipped.');
  await at.driver.advance(shortestPauseMs);
  expect(await skips('ada', 3)).toBe('Skipped.');
});

test('those who were in can vote to skip the first question', async () => {
  await says('guest1', 'quiz start', { count: '2', lobby: '20' });
  await at.driver.advance(0);
  for (const user of ['guest2', 'guest3']) await presses(user, quizActions.enter.id({ quiz: 1 }));
  await at.driver.advance(20_000);
  expect(await skips('guest4', 1)).toContain('Only those who were in before the quiz began');
  expect(await skips('guest2', 1)).toContain('1 of 2 votes so far.');
  expect(await skips('guest3', 1)).toBe('Skipped.');
});

test('votes are forgotten when their question closes', async () => {
  await playFirst(players);
  await skips('guest2', 2);
  const exported = async () => {
    const reply = await says('guest2', 'privacy export');
    return JSON.parse((reply.kind === 'reply' ? reply.file?.text : undefined) ?? '{}').votesToSkip;
  };
  expect(await exported()).toMatchObject([{ game: 'quiz', channel: 'general' }]);
  await at.driver.advance(20_000);
  expect(await exported()).toEqual([]);
});

test('only whoever started the quiz, or a manager, goes on to the next question', async () => {
  await playFirst(players);
  await says('guest1', 'quiz skip');
  await at.driver.advance(0);
  expect(buttonIn(question()?.cards.at(-1) ?? { tone: 'neutral', blocks: [] }, 'Next')).toBe(next(1));
  expect(await presses('guest2', next(1))).toContain('Only the person who started the quiz, or a manager');
  expect(await presses('guest1', next(0))).toBe('The quiz has gone on already.');
  const paused = question();
  expect(await presses('guest1', next(1))).toBe('Here it comes.');
  await at.driver.advance(0);
  expect(shown()).toContain('Question 3 of 5');
  expect(await presses('guest1', next(1))).toBe('The quiz has gone on already.');
  await at.driver.advance(gatherMs);
  expect(linesOf(paused?.cards.at(-1))).not.toContain('Next');
  await says('guest1', 'quiz stop');
  expect(await presses('guest1', next(2))).toBe('This quiz is over. Start another with /quiz start.');
  expect(await skips('guest1', 3)).toBe('This quiz is over. Start another with /quiz start.');
});

test('the table below a question leaves out the answers to the next one, which is open when its buttons go', async () => {
  await playFirst(['guest1']);
  const first = at.platform.messages.find(({ key }) => key.startsWith('questi'));
  const edits = first?.cards.length ?? 0;
  await presses('guest2', choiceIn(question()?.cards[0], 'the right one') ?? '');
  await at.driver.advance(gatherMs);
  expect(first?.cards.length).toBe(edits + 1);
  expect(linesOf(first?.cards.at(-1))).toContain('guest1');
  expect(linesOf(first?.cards.at(-1))).not.toContain('guest2');
});

test('a quiz of N questions makes N + 2 messages, whatever is pressed, and edits each once in three seconds', async () => {
  const count = 3;
  await says('guest1', 'quiz start', { count: String(count), lobby: '20' });
  const edits: number[] = [];
  for (let step = 0; step < 40; step++) {
    const before = at.platform.messages.map(({ cards }) => cards.length);
    const round = at.platform.messages.filter(({ key }) => key.startsWith('questi')).length;
    const answer = choiceIn(question()?.cards.at(-1), 'the right one');
    for (const user of players.slice(step % 3, (step % 3) + 2)) {
      await presses(user, quizActions.enter.id({ quiz: 1 }));
      if (answer !== undefined) await presses(user, answer);
      if (round > 0 && user !== 'guest1') await skips(user, round);
      await presses(user, next(round - 1));
    }
    await at.driver.advance(gatherMs);
    edits.push(...before.map((cards, index) => (at.platform.messages[index]?.cards.length ?? 0) - cards));
  }
  const { messages } = at.platform;
  expect(messages).toHaveLength(count + 2);
  expect(textOf(messages.at(-1)?.cards.at(-1))).toContain('Final standings');
  // Closing a question edits it at once, and counts that were gathered before may have done so shortly before.
  expect(Math.max(...edits)).toBeLessThanOrEqual(2);
  expect(edits.filter((one) => one > 0).length).toBeGreaterThan(count);
});
