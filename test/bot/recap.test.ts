import { afterEach, beforeEach, expect, test } from 'vitest';
import { createParts } from '../support/parts.ts';
import { createScriptedPlatform, type ScriptedPlatform } from '../support/scripted-platform.ts';
import { choiceIn, linesOf, openTable, type Table, textOf } from '../support/table.ts';
import { createTestWorld } from '../support/world.ts';

const hour = 3_600_000;
const day = 24 * hour;
const plan = { time: '09:00', timezone: 'UTC', days: 'mon-fri', recap: 'on' };

let parts: Awaited<ReturnType<typeof createParts>>;
let platform: ScriptedPlatform;
let table: Table;

/** Sunday evening, before a week of questions. */
beforeEach(async () => {
  const sunday = Temporal.Instant.from('2026-11-15T20:00:00Z').epochMilliseconds;
  parts = await createParts(createTestWorld(7, sunday));
  platform = createScriptedPlatform();
  table = openTable(parts, platform);
});
afterEach(() => parts.store.close());

const recaps = () => platform.messages.filter(({ key }) => key.startsWith('recap'));
const newest = () => platform.messages.findLast(({ key }) => key.startsWith('quest'))?.cards.at(-1);
const answer = async (user: string, text: string) => table.press(user, choiceIn(newest(), text) ?? '');
/** Monday to Friday at ten: ada is right each day, grace wrong on Wednesday. */
const playWeek = async () => {
  await table.advance(14 * hour);
  for (const weekday of ['mon', 'tue', 'wed', 'thu', 'fri']) {
    await answer('ada', 'the right one');
    await answer('grace', weekday === 'wed' ? 'a wrong one' : 'the right one');
    await table.advance(day);
  }
};

test('on Monday tells of the week before: the best, the best team, streaks, and what was missed most', async () => {
  await table.command('ada', 'team create', { name: 'Generators' });
  expect(linesOf(await table.command('ada', 'daily setup', plan))).toContain('Each Monday');
  await playWeek();
  expect(recaps()).toHaveLength(0);
  await table.advance(2 * day);
  expect(recaps()).toHaveLength(1);
  const recap = linesOf(recaps()[0]?.cards[0]);
  expect(recap).toContain('16 November to 22 November · 2 players');
  expect(recap).toMatch(/1 {2}ada +\d+ +5\/5\n.*2 {2}grace +\d+ +4\/5/);
  expect(recap).toContain('Best team: Generators');
  expect(recap).toContain('On a streak: ada (5 days), grace (5 days).');
  expect(recap).toContain('Most missed: 1 of 2 answers right.');
  expect(recap).toMatch(/What about \S+\?/);
  expect(recap).toContain('The answer: the right one');
  expect(recap).toContain('Because of ');
});

test('has the whole week of its own zone, though the workspace dates days by another', async () => {
  await table.command('ada', 'daily setup', { ...plan, timezone: 'America/Los_Angeles' });
  await table.command('ada', 'team create', { name: 'Generators' }, 'tokyo');
  await table.command('ada', 'daily setup', { ...plan, timezone: 'Asia/Tokyo' }, 'tokyo');
  const inTokyo = (kind: string) =>
    platform.messages.findLast(({ key, channel }) => key.startsWith(kind) && channel === 'tokyo')?.cards;
  const answerInTokyo = async (text: string) => {
    await table.press('ada', choiceIn(inTokyo('quest')?.at(-1), text) ?? '', 'tokyo');
    await table.advance(day);
  };
  // From Monday at ten, when it is Sunday in California.
  await table.advance(5 * hour);
  await answerInTokyo('a wrong one');
  for (const _ of ['tue', 'wed', 'thu', 'fri']) await answerInTokyo('the right one');
  await table.advance(2 * day);
  const recap = linesOf(inTokyo('recap')?.[0]);
  expect(recap).toContain('16 November to 22 November · 1 player');
  expect(recap).toMatch(/1 {2}ada +\d+ +4\/5/);
  expect(recap).toMatch(/Best team: Generators, [\d.]+ points/);
  expect(recap).toContain('On a streak: ada (5 days).');
  expect(recap).toContain('Most missed: 0 of 1 answer right.');
  // The next week begins where this one ended.
  await answerInTokyo('the right one');
  await table.advance(6 * day);
  expect(linesOf(inTokyo('recap')?.[0])).toMatch(/1 {2}ada +\d+ +1\/1/);
});

test('names the longest present streaks, also of those who had shorter ones than others have lost since', async () => {
  const keepers = ['kay', 'kim'];
  const losers = ['lea', 'leo', 'lia', 'liv', 'lou', 'luc'];
  const answerAll = async (users: readonly string[]) => {
    for (const user of users) await answer(user, 'the right one');
    await table.advance(day);
  };
  await table.command('ada', 'daily setup', { ...plan, days: 'mon-sun' });
  await table.advance(14 * hour);
  for (const users of [losers, losers, losers, losers, keepers, keepers, keepers]) await answerAll(users);
  expect(linesOf(recaps()[0]?.cards[0])).toContain('On a streak: kay (3 days), kim (3 days).');
});

test('is not made where nobody asked for it, where it was turned off, or where nothing happened', async () => {
  await table.command('ada', 'daily setup', { ...plan, recap: 'off' });
  await playWeek();
  await table.advance(3 * day);
  expect(recaps()).toHaveLength(0);
  await table.command('ada', 'daily setup', plan);
  await table.command('ada', 'daily setup', { ...plan, recap: 'off' });
  await table.advance(7 * day);
  await table.command('ada', 'daily setup', plan);
  await table.advance(14 * day);
  expect(recaps()).toHaveLength(0);
  expect(textOf(await table.command('ada', 'daily show'))).toContain('from Monday to Friday');
});

test('comes once, also when the schedule is set up again that Monday, and never late', async () => {
  await table.command('ada', 'daily setup', plan);
  await playWeek();
  await table.advance(2 * day);
  const later = { time: '12:00', timezone: 'UTC' };
  expect(linesOf(await table.command('ada', 'daily setup', later))).toContain('Each Monday');
  await table.advance(day);
  expect(recaps()).toHaveLength(1);
  await answer('ada', 'the right one');
  await table.bot.runner.stop();
  parts.world.jump(7 * day - 12 * hour);
  table = openTable(parts, platform);
  await table.bot.start();
  await table.advance(0);
  expect(recaps()).toHaveLength(1);
});

test('a paused schedule has none; resumed, it has them again', async () => {
  await table.command('ada', 'daily setup', plan);
  await playWeek();
  await table.command('ada', 'daily pause');
  await table.advance(3 * day);
  expect(recaps()).toHaveLength(0);
  await table.command('ada', 'daily resume');
  await table.advance(day);
  await answer('ada', 'the right one');
  await table.advance(7 * day);
  expect(recaps()).toHaveLength(1);
});
