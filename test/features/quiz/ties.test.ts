import { expect, test } from 'vitest';
import type { Card } from '../../../src/chat/card.ts';
import { shortestPauseMs } from '../../../src/engine/pace.ts';
import { choiceIn, linesOf } from '../../drivers/bot-driver.ts';
import { setUpEachTest } from '../../drivers/each-test.ts';

const at = setUpEachTest();

const cards = (kind: string) => at.platform.messages.findLast(({ key }) => key.startsWith(kind))?.cards;
const answers = async (user: string, text = 'the right one') =>
  at.driver.press(user, choiceIn(cards('questi')?.[0], text) ?? '');
const people = (count: number) => Array.from({ length: count }, (_, index) => `p${index + 1}`);
const podiumIn = (card: Card | undefined) =>
  card?.blocks.flatMap((block) =>
    block.kind === 'image' && block.picture.kind === 'podium' ? block.picture.steps : [],
  );

/** Starts a quiz whose questions are open for 20 seconds, and waits for the first one. */
const start = async (count: number) => {
  await at.driver.command('ada', 'quiz start', {
    count: String(count),
    seconds: '20',
    level: 'junior',
    lobby: '0',
  });
  await at.driver.advance(0);
};

test('everybody of 25 who are tied is on the first step, in the heading, and counted below each table', async () => {
  await start(2);
  for (const user of people(25)) await answers(user);
  await at.driver.advance(20_000);
  expect(linesOf(cards('questi')?.at(-1))).toContain('and 22 more · 3 of 25 players');
  await at.driver.advance(shortestPauseMs);
  for (const user of people(25)) await answers(user);
  await at.driver.advance(0);
  const end = cards('quiz-e')?.at(-1);
  expect(linesOf(end)).toContain('First place: p1, p2, p3, p4, p5, and 20 more.');
  expect(linesOf(end)).toContain('and 15 more · 10 of 25 players');
  expect(podiumIn(end)).toEqual([{ rank: 1, names: ['p1', 'p2', 'p3'], more: 22, points: '300 points' }]);
});

test('equal points are ordered by the time that right answers took in all', async () => {
  await start(2);
  await answers('slow');
  await answers('steady');
  await at.driver.advance(10_000);
  await answers('late');
  await at.driver.advance(10_000 + shortestPauseMs);
  // Points are rounded down, so that half of them needs a tenth of a second.
  await at.driver.advance(100);
  await answers('steady');
  await at.driver.advance(50);
  await answers('slow');
  await at.driver.advance(0);
  await answers('late', 'a wrong one');
  await at.driver.advance(20_000);
  const end = linesOf(cards('quiz-e')?.at(-1));
  expect(end).toContain('First place: steady.');
  expect(end).toMatch(/1 {2}steady +299 +2 of 2\n.*2 {2}slow +299 +2 of 2\n.*3 {2}late +125 +1 of 2/);
  expect(podiumIn(cards('quiz-e')?.at(-1))?.map(({ rank, names }) => [rank, names])).toEqual([
    [1, ['steady']],
    [2, ['slow']],
    [3, ['late']],
  ]);
});

test('says how many of all questions asked were right, also of those that nobody answered', async () => {
  await start(3);
  await answers('ada');
  await at.driver.advance(20_000);
  expect(linesOf(cards('questi')?.at(-1))).toMatch(/1 {2}ada +150 +1 of 1/);
  await at.driver.advance(shortestPauseMs + 20_000 + shortestPauseMs);
  await at.driver.command('ada', 'quiz stop');
  await at.driver.advance(0);
  expect(linesOf(cards('quiz-e')?.at(-1))).toMatch(/1 {2}ada +150 +1 of 3/);
});

test('nobody is on the podium if nobody scored', async () => {
  await start(1);
  await answers('ada', 'a wrong one');
  await at.driver.advance(20_000);
  const end = cards('quiz-e')?.at(-1);
  expect(linesOf(end)).toContain('Nobody scored.');
  expect(podiumIn(end)).toEqual([]);
});
