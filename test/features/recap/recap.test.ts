import { expect, test } from 'vitest';
import { choiceIn, linesOf, openBotDriver, textOf } from '../../drivers/bot-driver.ts';
import { setUpEachTest } from '../../drivers/each-test.ts';
import { createTestRuntime } from '../../support/runtime.ts';

const hour = 3_600_000;
const day = 24 * hour;
const plan = { time: '09:00', timezone: 'UTC', days: 'mon-fri', recap: 'on' };

/** Sunday evening, before a week of questions. */
const sunday = Temporal.Instant.from('2026-11-15T20:00:00Z').epochMilliseconds;
const at = setUpEachTest(() => createTestRuntime(7, sunday));

/** Lists the messages whose first card began with a recap, oldest first. */
const recaps = () => at.platform.messages.filter(({ cards }) => linesOf(cards[0]).includes('Last week'));
const newest = () => at.platform.messages.findLast(({ key }) => key.startsWith('quest'))?.cards.at(-1);
const answer = async (user: string, text: string) => at.driver.press(user, choiceIn(newest(), text) ?? '');
/** Plays Monday to Friday at ten: ada is right every day, grace is wrong on Wednesday. */
const playWeek = async () => {
  await at.driver.advance(14 * hour);
  for (const weekday of ['mon', 'tue', 'wed', 'thu', 'fri']) {
    await answer('ada', 'the right one');
    await answer('grace', weekday === 'wed' ? 'a wrong one' : 'the right one');
    await at.driver.advance(day);
  }
};

test('recaps the past week on Monday, above the question: the best members, the best team, streaks, and the most missed question', async () => {
  await at.driver.command('ada', 'team create', { name: 'Generators' });
  expect(linesOf(await at.driver.command('ada', 'daily setup', plan))).toContain(
    'With the first question of each week',
  );
  await playWeek();
  expect(recaps()).toHaveLength(0);
  await at.driver.advance(2 * day);
  expect(recaps()).toHaveLength(1);
  const recap = linesOf(recaps()[0]?.cards[0]);
  expect(recap).toContain('November 16 to November 22 · 2 players');
  expect(recap).toMatch(/1\. ada: \d+ points, 5 of 5 right\n.*2\. grace: \d+ points, 4 of 5 right/);
  expect(recap).toContain('Best team: Generators');
  expect(recap).toContain('On a streak: ada (5 days), grace (5 days).');
  expect(recap).toMatch(/Most missed: What about \S+\? 1 of 2 answers right\. The answer: the right one/);
  expect(recap).toMatch(/Last week[\s\S]*Daily question 6/);
});

test('covers the whole week in its own zone, even if the workspace dates days by another', async () => {
  await at.driver.command('ada', 'daily setup', { ...plan, timezone: 'America/Los_Angeles' });
  await at.driver.command('ada', 'team create', { name: 'Generators' }, 'tokyo');
  await at.driver.command('ada', 'daily setup', { ...plan, timezone: 'Asia/Tokyo' }, 'tokyo');
  const inTokyo = (has: string) =>
    at.platform.messages.findLast(
      ({ cards, channel }) => channel === 'tokyo' && linesOf(cards[0]).includes(has),
    )?.cards;
  const answerInTokyo = async (text: string) => {
    await at.driver.press('ada', choiceIn(inTokyo('question')?.at(-1), text) ?? '', 'tokyo');
    await at.driver.advance(day);
  };
  // Starts Monday at ten, when it is still Sunday in California.
  await at.driver.advance(5 * hour);
  await answerInTokyo('a wrong one');
  for (const _ of ['tue', 'wed', 'thu', 'fri']) await answerInTokyo('the right one');
  await at.driver.advance(2 * day);
  const recap = linesOf(inTokyo('Last week')?.[0]);
  expect(recap).toContain('November 16 to November 22 · 1 player');
  expect(recap).toMatch(/1\. ada: \d+ points, 4 of 5 right/);
  expect(recap).toMatch(/Best team: Generators, [\d.]+ points/);
  expect(recap).toContain('On a streak: ada (5 days).');
  expect(recap).toMatch(/Most missed: .* 0 of 1 answer right\./);
  // The next week starts exactly where this one ended.
  await answerInTokyo('the right one');
  await at.driver.advance(6 * day);
  expect(linesOf(inTokyo('Last week')?.[0])).toMatch(/1\. ada: \d+ points, 1 of 1 right/);
});

test('names the longest current streaks, even if longer ones were lost during the week', async () => {
  const keepers = ['kay', 'kim'];
  const losers = ['lea', 'leo', 'lia', 'liv', 'lou', 'luc'];
  const answerAll = async (users: readonly string[]) => {
    for (const user of users) await answer(user, 'the right one');
    await at.driver.advance(day);
  };
  await at.driver.command('ada', 'daily setup', { ...plan, days: 'mon-sun' });
  await at.driver.advance(14 * hour);
  for (const users of [losers, losers, losers, losers, keepers, keepers, keepers]) await answerAll(users);
  expect(linesOf(recaps()[0]?.cards[0])).toContain('On a streak: kay (3 days), kim (3 days).');
});

test('counts everybody whose streak or rank is that of the last one it names', async () => {
  const all = Array.from({ length: 8 }, (_, index) => `p${index + 1}`);
  await at.driver.command('ada', 'daily setup', { ...plan, days: 'mon-sun' });
  await at.driver.advance(14 * hour);
  for (let weekday = 1; weekday <= 7; weekday++) {
    const users = weekday <= 3 ? ['old', ...all.slice(0, 7)] : weekday === 4 ? ['old'] : ['old', ...all];
    for (const user of users) await answer(user, 'the right one');
    await at.driver.advance(day);
  }
  const recap = linesOf(recaps()[0]?.cards[0]);
  expect(recap).toContain('November 16 to November 22 · 9 players');
  expect(recap).toContain('and 3 more · 5 of 9 players');
  expect(textOf(recaps()[0]?.cards[0])).toContain(
    'On a streak: old (7 days), p1 (3 days), p2 (3 days), p3 (3 days), p4 (3 days), and 4 more (3 days).',
  );
});

test('names all teams that share the first rank', async () => {
  for (const [user, name] of Object.entries({ ada: 'Generators', grace: 'Iterators' })) {
    await at.driver.command(user, 'team create', { name });
  }
  await at.driver.command('ada', 'daily setup', plan);
  await at.driver.advance(14 * hour);
  for (const user of ['ada', 'grace']) await answer(user, 'the right one');
  await at.driver.advance(7 * day);
  expect(linesOf(recaps()[0]?.cards[0])).toMatch(/Best teams: Generators and Iterators, [\d.]+ points\./);
});

test('is not posted unless it was asked for, after it is turned off, or if nothing happened', async () => {
  await at.driver.command('ada', 'daily setup', { ...plan, recap: 'off' });
  await playWeek();
  await at.driver.advance(3 * day);
  expect(recaps()).toHaveLength(0);
  await at.driver.command('ada', 'daily setup', plan);
  await at.driver.command('ada', 'daily setup', { ...plan, recap: 'off' });
  await at.driver.advance(7 * day);
  await at.driver.command('ada', 'daily setup', plan);
  await at.driver.advance(14 * day);
  expect(recaps()).toHaveLength(0);
  expect(textOf(await at.driver.command('ada', 'daily show'))).toContain('from Monday to Friday');
});

test('is posted once, even if the schedule is set up again that Monday, and never late', async () => {
  await at.driver.command('ada', 'daily setup', plan);
  await playWeek();
  await at.driver.advance(2 * day);
  const later = { time: '12:00', timezone: 'UTC' };
  expect(linesOf(await at.driver.command('ada', 'daily setup', later))).toContain(
    'With the first question of each week',
  );
  await at.driver.advance(day);
  expect(recaps()).toHaveLength(1);
  await answer('ada', 'the right one');
  await at.driver.bot.runner.stop();
  at.services.runtime.jump(7 * day - 12 * hour);
  at.driver = openBotDriver(at.services, at.platform);
  await at.driver.bot.start();
  await at.driver.advance(0);
  expect(recaps()).toHaveLength(1);
});

test('stops while the schedule is paused, and continues once it is resumed', async () => {
  await at.driver.command('ada', 'daily setup', plan);
  await playWeek();
  await at.driver.command('ada', 'daily pause');
  await at.driver.advance(3 * day);
  expect(recaps()).toHaveLength(0);
  await at.driver.command('ada', 'daily resume');
  await at.driver.advance(day);
  // The first question of a week has it, also if that is not on Monday.
  expect(recaps()).toHaveLength(1);
  await answer('ada', 'the right one');
  await at.driver.advance(7 * day);
  expect(recaps()).toHaveLength(2);
});
