import { afterEach, beforeEach, expect, test } from 'vitest';
import { introMs, pauseMs } from '../../src/engine/quiz.ts';
import { createParts } from '../support/parts.ts';
import { createScriptedPlatform, type ScriptedPlatform } from '../support/scripted-platform.ts';
import { choiceIn, linesOf, openTable, type Table, textOf } from '../support/table.ts';

const hour = 3_600_000;

let parts: Awaited<ReturnType<typeof createParts>>;
let platform: ScriptedPlatform;
let table: Table;

beforeEach(async () => {
  parts = await createParts();
  platform = createScriptedPlatform();
  table = openTable(parts, platform);
});
afterEach(() => parts.store.close());

const newest = () => platform.messages.at(-1)?.cards.at(-1);
const answers = async (user: string, text: string) =>
  textOf(await table.press(user, choiceIn(newest(), text) ?? ''));
const says = async (user: string, path: string, options = {}) =>
  textOf(await table.command(user, path, options));
const board = async (scope = 'workspace') => linesOf(await table.command('nobody', 'leaderboard', { scope }));
/** A quiz of one question about the GIL, which `play` answers. */
const quiz = async (options: object, play: () => Promise<unknown>) => {
  await table.command('ada', 'quiz start', { topic: 'gil', level: 'junior', count: '1', ...options });
  await table.advance(introMs);
  await play();
  await table.advance(20_000 + pauseMs);
};

test('gives points back as if each answer had been right, and says so in public', async () => {
  await quiz({}, async () => {
    await answers('ada', 'the right one');
    await table.advance(10_000);
    await answers('grace', 'a wrong one');
  });
  expect(await board()).toMatch(/grace +0 +0\/1/);
  expect(await says('ada', 'question void', { id: 'gil-junior' })).toBe(
    'gil-junior is withdrawn. More points for 1 answer of 1 member, as 1 channel is told.',
  );
  await table.advance(0);
  // A junior question: 10 points, and a quarter more for the half of the time that was left.
  expect(await board()).toMatch(/1 {2}ada +15 +1\/1\n.*2 {2}grace +12 +1\/1/);
  expect(textOf(newest())).toContain('A question was withdrawn: gil-junior');
  const question = platform.messages.find(({ cards }) => textOf(cards[0]).includes('What about gil-junior?'));
  expect(textOf(question?.cards.at(-1))).toContain('This question was withdrawn');
  const standings = platform.messages.find(({ key }) => key.startsWith('quiz-e'));
  expect(linesOf(standings?.cards.at(-1))).toMatch(/grace +12 +1\/1/);
});

test('is for managers, once, and for questions that there are', async () => {
  expect(await says('guest', 'question void', { id: 'gil-junior' })).toContain('for people who manage');
  expect(linesOf(await table.command('ada', 'question void', { id: 'nothing' }))).toContain('no question');
  expect(await says('ada', 'question void', { id: 'gil-junior' })).toContain('It was never asked here.');
  expect(await says('ada', 'question void', { id: 'gil-junior' })).toContain('was withdrawn before');
});

test('in a race everyone who was beaten to it has the points', async () => {
  await quiz({ mode: 'race' }, async () => {
    await answers('grace', 'a wrong one');
    await answers('ada', 'the right one');
  });
  await says('ada', 'question void', { id: 'gil-junior' });
  expect(await board()).toMatch(/1 {2}ada +15 +1\/1\n.*1 {2}grace +15 +1\/1/);
});

test('a withdrawn question is not asked again, and one that is open takes every answer as right', async () => {
  await table.command('ada', 'daily setup', { time: '11:00', timezone: 'UTC', topic: 'gil', days: 'daily' });
  await table.advance(hour);
  const id = /What about (\S+)\?/.exec(textOf(newest()))?.[1] ?? '';
  await says('ada', 'question void', { id });
  await table.advance(0);
  const open = platform.messages.find(({ cards }) => textOf(cards[0]).includes(`What about ${id}?`));
  expect(textOf(open?.cards.at(-1))).toContain('every answer counts as right');
  const wrong = choiceIn(open?.cards.at(-1), 'a wrong one') ?? '';
  expect(textOf(await table.press('grace', wrong))).toContain('Right!');
  for (let day = 0; day < 4; day++) await table.advance(24 * hour);
  const asked = platform.messages
    .filter(({ key }) => key.startsWith('quest'))
    .map(({ cards }) => /What about (\S+)\?/.exec(textOf(cards[0]))?.[1]);
  expect(asked.filter((one) => one === id)).toHaveLength(1);
  expect(asked).toHaveLength(5);
});

test('a missed day breaks no streak once its question is withdrawn', async () => {
  await table.command('ada', 'daily setup', { time: '11:00', timezone: 'UTC', topic: 'gil', days: 'daily' });
  const ids: string[] = [];
  for (const isAnswered of [true, false, true]) {
    await table.advance(hour);
    ids.push(/What about (\S+)\?/.exec(textOf(newest()))?.[1] ?? '');
    if (isAnswered) await answers('ada', 'the right one');
    await table.advance(23 * hour);
  }
  expect(linesOf(await table.command('ada', 'stats'))).toContain('1 day, best 1');
  await says('ada', 'question void', { id: ids[1] });
  expect(linesOf(await table.command('ada', 'stats'))).toContain('2 days, best 2');
});

test('another workspace keeps the question and its points', async () => {
  const elsewhere = (path: string, options: Readonly<Record<string, string>>) =>
    table.bot.handle({
      kind: 'command',
      path,
      options,
      sender: { platform: 'scripted', workspace: 'v', user: 'zoe', name: 'zoe', manager: true },
      place: { platform: 'scripted', workspace: 'v', channel: 'general', name: 'general' },
    });
  await quiz({}, () => answers('grace', 'a wrong one'));
  expect(textOf(await elsewhere('question void', { id: 'gil-junior' }))).toContain('never asked here');
  expect(await board()).toMatch(/grace +0 +0\/1/);
});

test('a report is kept for the managers, who hear of it, until they settle it', async () => {
  await says('boss', 'help');
  await says('guest', 'question report', { id: 'gil-junior', reason: 'The key is wrong' });
  await parts.world.advance(0, async () => {});
  expect(platform.told.map(({ user, card }) => [user, textOf(card).includes('The key is wrong')])).toEqual([
    ['boss', true],
  ]);
  expect(textOf(await table.command('boss', 'question reports'))).toContain('guest: The key is wrong');
  expect(await says('guest', 'question reports')).toContain('for people who manage');
  expect(await says('boss', 'question dismiss', { id: 'gil-junior' })).toContain('1 report about gil-junior');
  expect(await says('boss', 'question dismiss', { id: 'gil-junior' })).toContain('no open report');
  await says('guest', 'question report', { id: 'gil-junior', reason: 'Really' });
  await says('boss', 'question void', { id: 'gil-junior' });
  expect(await says('boss', 'question reports')).toContain('There are no open reports.');
});
