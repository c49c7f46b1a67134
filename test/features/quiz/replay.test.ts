import { expect, test } from 'vitest';
import type { Card } from '../../../src/chat/card.ts';
import { quizActions } from '../../../src/features/quiz/actions.ts';
import { codeFrom, codeText, quizCode } from '../../../src/features/quiz/code.ts';
import { buttonIn, choiceIn, linesOf, textOf } from '../../drivers/bot-driver.ts';
import { setUpEachTest } from '../../drivers/each-test.ts';
import { withdraw } from '../../drivers/withdrawing.ts';

const at = setUpEachTest();

const minute = 60_000;
const home = { driver: () => at.driver, channel: 'general' };
const random = { driver: () => at.driver, channel: 'random' };
const abroad = { driver: () => at.driver.elsewhere, channel: 'lobby' };
type Place = typeof home | typeof abroad;

const messageIn = ({ channel }: Place, kind: string) =>
  at.platform.messages.findLast((one) => one.channel === channel && one.key.startsWith(kind));
const latestIn = (place: Place, kind: string): Card =>
  messageIn(place, kind)?.cards.at(-1) ?? { tone: 'neutral', blocks: [] };
const answers = async (place: Place, user: string, text: string) => {
  const action = choiceIn(messageIn(place, 'questi')?.cards[0], text) ?? '';
  return textOf(await place.driver().press(user, action, place.channel));
};
const starts = async (place: Place, user: string, options: Readonly<Record<string, string>> = {}) => {
  const started = { lobby: '0', ...options };
  const reply = textOf(await place.driver().command(user, 'quiz start', started, place.channel));
  await at.driver.advance(0);
  return reply;
};
const codeIn = (place: Place): string => /code:(\S{9})/.exec(textOf(latestIn(place, 'quiz-e')))?.[1] ?? '';
const board = async (place: Place, options = {}) =>
  linesOf(
    await place.driver().command('looker', 'leaderboard', { period: 'all', ...options }, place.channel),
  );

/** Plays one question that ada gets right and grace wrong, and returns the quiz's code. */
const playFirst = async (): Promise<string> => {
  await starts(home, 'ada', { topic: 'gil', level: 'junior', count: '1' });
  await answers(home, 'ada', 'the right one');
  await answers(home, 'grace', 'a wrong one');
  await at.driver.advance(minute);
  return codeIn(home);
};

test('a code has eight letters that nobody mistakes, and is read however it is typed', () => {
  const codes = Array.from({ length: 1_000 }, (_, index) =>
    codeFrom(`TESTC${String(index).padStart(5, '0')}`),
  );
  expect(new Set(codes).size).toBe(1_000);
  for (const one of codes) {
    expect(one).toMatch(/^[2-9A-HJKMNP-TV-Z]{8}$/);
    const text = codeText(one);
    for (const typed of [
      text,
      one,
      text.toLowerCase(),
      `\`${text}\``,
      ` ${one.slice(0, 4)} – ${one.slice(4)} `,
    ]) {
      expect(quizCode('').parse(typed, undefined)).toEqual({ value: one });
    }
  }
});

test('a replay has the same questions, with the choices in the same order', async () => {
  await starts(home, 'ada', { count: '8' });
  await at.driver.command('ada', 'quiz stop');
  await at.driver.advance(0);
  await starts(random, 'zoe', { code: codeIn(home) });
  const asked = (quiz: number) => at.services.store.transaction(({ replays }) => replays.questions(quiz));
  expect(await asked(1)).toHaveLength(8);
  expect(await asked(2)).toEqual(await asked(1));
});

test('what somebody answered before earns nothing on the boards, is not the first, and wins no race', async () => {
  const code = await playFirst();
  await starts(random, 'ada', { code, mode: 'race' });
  expect(await answers(random, 'ada', 'the right one')).toContain(
    'Question 1 of 1: Right, but you answered it before, so it earns no points.',
  );
  expect(await answers(random, 'grace', 'the right one')).toContain('it earns no points');
  expect(await answers(random, 'zoe', 'the right one')).toMatch(/Right! \+\d+/);
  await at.driver.advance(minute);
  expect(textOf(latestIn(random, 'questi'))).toContain('First to get it: zoe.');
  expect(linesOf(latestIn(random, 'quiz-e'))).toMatch(/1 {2}zoe +\d+ .*\n.*2 {2}ada +0 /);
  expect(await board(random, { scope: 'channel' })).toMatch(/1 {2}zoe +1\d\d +1\/1\n.*2 {2}ada +0 +1\/1/);
});

test('knows somebody again in another workspace, by their id or a link, and strangers from before they are stored', async () => {
  const code = await playFirst();
  const link = /link (\S+)\./.exec(textOf(await at.driver.command('ada', 'link')))?.[1] ?? '';
  const asks = await at.driver.elsewhere.command('countess', 'link', { code: link });
  await at.driver.elsewhere.press('countess', buttonIn(asks, 'Link them'));
  await starts(abroad, 'bob', { code });
  expect(await answers(abroad, 'countess', 'the right one')).toContain('it earns no points');
  expect(await answers(abroad, 'grace', 'a wrong one')).toContain('it would have earned no points');
  expect(await answers(abroad, 'bob', 'the right one')).toMatch(/Right! \+\d+/);
  await at.driver.advance(minute);
  // A third showing knows the second one as well.
  await starts(random, 'ada', { code });
  expect(await answers(random, 'bob', 'the right one')).toContain('it earns no points');
});

test('a quiz that is no replay does not care what somebody answered before', async () => {
  await playFirst();
  await starts(random, 'ada', { topic: 'gil', level: 'junior', count: '1' });
  expect(await answers(random, 'ada', 'the right one')).toMatch(/Right! \+\d+/);
});

test('names the best of the first showing only where they played, and forgets who is erased', async () => {
  const code = await playFirst();
  await starts(abroad, 'bob', { code, lobby: '10' });
  expect(textOf(latestIn(abroad, 'quiz-i'))).toMatch(/First showing: 2 players\. Best: \d+ points\./);
  await starts(random, 'zoe', { code });
  await at.driver.advance(2 * minute);
  const shown = () => [
    textOf(latestIn(random, 'quiz-i')),
    textOf(latestIn(random, 'quiz-e')),
    textOf(latestIn(abroad, 'quiz-e')),
  ];
  expect(shown().map((text) => /Best: (.*) points/.exec(text)?.[1]?.replaceAll(/\d/g, ''))).toEqual([
    'ada ',
    'ada ',
    '',
  ]);
  const asks = await at.driver.command('ada', 'privacy erase');
  await at.driver.press('ada', buttonIn(asks, 'Erase everything'));
  await at.driver.advance(minute);
  expect(shown().join()).not.toContain('ada');
  expect(shown()[1]).toContain('Nobody scored.');
});

test('repeated answers stay at zero points through a withdrawal and its undo', async () => {
  const code = await playFirst();
  await starts(random, 'zoe', { code });
  await answers(random, 'grace', 'a wrong one');
  await answers(random, 'zoe', 'a wrong one');
  await at.driver.advance(minute);
  const before = await board(random, { scope: 'channel' });
  expect(before).toMatch(/grace +0 +0\/1/);
  const { done } = await withdraw(at.driver, 'boss', 'gil-junior');
  const withdrawn = await board(random, { scope: 'channel' });
  expect(withdrawn).toMatch(/zoe +1\d\d +1\/1/);
  expect(withdrawn).toMatch(/grace +0 +1\/1/);
  await at.driver.press('boss', buttonIn(done, 'Undo'));
  expect(await board(random, { scope: 'channel' })).toBe(before);
});

test('refuses a code whose questions the workspace withdrew, and plays it elsewhere', async () => {
  const code = await playFirst();
  await withdraw(at.driver, 'boss', 'gil-junior');
  expect(await starts(random, 'ada', { code })).toContain('One of its questions was withdrawn here');
  expect(await starts(abroad, 'bob', { code })).not.toContain('withdrawn');
  await at.driver.advance(minute);
  expect(linesOf(latestIn(abroad, 'questi'))).toContain('gil-junior');
});

test('refuses a code whose questions have other choices by now', async () => {
  const code = await playFirst();
  const asked = await at.services.store.transaction(({ replays }) => replays.questions(1));
  const found = at.services.bank.question('gil-junior');
  if (found?.kind !== 'choice') throw new Error('There is no such question.');
  Object.assign(found, { choices: found.choices.map((one) => ({ ...one, text: `${one.text}?` })) });
  expect(asked).toHaveLength(1);
  expect(await starts(random, 'ada', { code })).toContain('gone or have changed since');
});

test('plays again with new questions after a replay', async () => {
  const code = await playFirst();
  await starts(random, 'zoe', { code });
  await at.driver.advance(minute);
  await at.driver.press('zoe', quizActions.again.id({ quiz: 2 }), 'random');
  await at.driver.advance(minute);
  expect(codeIn(random)).not.toBe(code);
});
