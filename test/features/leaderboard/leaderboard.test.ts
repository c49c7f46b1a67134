import { beforeEach, expect, test } from 'vitest';
import { lobbyMs } from '../../../src/engine/quiz.ts';
import { leaderboardActions } from '../../../src/features/leaderboard/actions.ts';
import { buttonIn, choiceIn, linesOf } from '../../drivers/bot-driver.ts';
import { setUpEachTest } from '../../drivers/each-test.ts';

const at = setUpEachTest();

/** Adds twenty-five players; each has fewer points than the one before, but the last two have as many. */
beforeEach(async () => {
  await at.driver.command('p01', 'quiz start', { count: '1', level: 'senior', seconds: '300' });
  await at.driver.advance(lobbyMs);
  const right = choiceIn(at.platform.messages.at(-1)?.cards.at(-1), 'the right one') ?? '';
  for (let player = 1; player <= 24; player++) {
    await at.driver.press(`p${String(player).padStart(2, '0')}`, right);
    if (player < 24) await at.driver.advance(11_000);
  }
  await at.driver.press('p25', right);
  await at.driver.command('p01', 'quiz stop');
  await at.driver.advance(0);
});

/** The names as shown, with `…` where rows are left out. */
const rows = (shown: string): string[] =>
  [...shown.matchAll(/^┃[› ]+(?:\d+ +)?(p\d+|…)/gm)].map(([, name = '']) => name);
const ranks = (shown: string): number[] =>
  [...shown.matchAll(/^┃[› ]+(\d+) +p\d/gm)].map(([, rank]) => Number(rank));
const players = (from: number, to: number): string[] =>
  Array.from({ length: to - from + 1 }, (_, index) => `p${String(from + index).padStart(2, '0')}`);

const ofWeek = (page: number | 'own' = 0) =>
  leaderboardActions['own-board'].id({ period: 'week', scope: 'workspace', game: 'all', page });

test("shows everyone the same, whoever asked, and the reader's own row only in private", async () => {
  const asked = await at.driver.command('p20', 'leaderboard');
  expect(asked).toEqual(await at.driver.command('p03', 'leaderboard'));
  expect(asked).toMatchObject({ kind: 'reply', private: false });
  expect(rows(linesOf(asked))).toEqual(players(1, 10));
  expect(linesOf(asked)).not.toContain('›');
  const found = await at.driver.press('p20', buttonIn(asked, 'Find me'));
  expect(found).toMatchObject({ kind: 'reply', private: true });
  expect(rows(linesOf(found))).toEqual(players(11, 20));
  expect(linesOf(found).match(/› *\d+ +p\d+/g)).toEqual([expect.stringMatching(/p20$/)]);
});

test('says that somebody without points is not on the leaderboard', async () => {
  const shown = linesOf(await at.driver.press('nobody', ofWeek('own')));
  expect(shown).toContain('You are not on this leaderboard');
  expect(rows(shown)).toEqual(players(1, 10));
});

test("shows ten rows, then the reader's own row with its neighbors", async () => {
  const shown = linesOf(await at.driver.press('p20', ofWeek()));
  expect(rows(shown)).toEqual([...players(1, 10), '…', ...players(19, 21)]);
  expect(shown).toContain('25 players. Page 1 of 3.');
  expect(shown.match(/› *\d+ +p\d+/g)).toEqual([expect.stringMatching(/p20$/)]);
});

test.each([
  ['p05', 10],
  ['p10', 10],
  ['nobody', 10],
])('shows only the page to %s, who is on it or has no points', async (reader, count) => {
  expect(rows(linesOf(await at.driver.press(reader, ofWeek())))).toHaveLength(count);
});

test('does not repeat a neighbor who is already on the page', async () => {
  const shown = rows(linesOf(await at.driver.press('p11', ofWeek())));
  expect(shown.slice(-3)).toEqual(players(10, 12));
});

test('pages back and forth in the message that only the reader sees', async () => {
  const first = await at.driver.press(
    'p03',
    buttonIn(await at.driver.command('p20', 'leaderboard', { period: 'all' }), 'Week'),
  );
  const second = await at.driver.press('p03', buttonIn(first, 'Next page'));
  expect(second.kind).toBe('update');
  expect(rows(linesOf(second))).toEqual([...players(2, 4), '…', ...players(11, 20)]);
  const last = await at.driver.press('p20', buttonIn(second, 'Next page'));
  expect(rows(linesOf(last))).toEqual(players(19, 25));
  expect(() => buttonIn(last, 'Next page')).toThrow();
  expect(rows(linesOf(await at.driver.press('p05', buttonIn(second, 'Previous page'))))[0]).toBe('p01');
});

test('ties share a rank, even across pages', async () => {
  const pages = await Promise.all(
    ['board:1:0:0:0', 'board:1:0:0:1', 'board:1:0:0:2'].map((action) => at.driver.press('nobody', action)),
  );
  const all = pages.flatMap((page) => ranks(linesOf(page)));
  expect(all).toHaveLength(25);
  expect(all).toEqual(all.toSorted((a, b) => a - b));
  expect(new Set(all).size).toBeLessThan(25);
  expect(all.every((rank, index) => rank === index + 1 || rank === all[index - 1])).toBe(true);
  expect(rows(linesOf(await at.driver.press('nobody', 'board:1:0:0:99')))).toEqual(players(21, 25));
});

test('buttons change the period, and an unknown button says so', async () => {
  const week = await at.driver.command('p01', 'leaderboard', { game: 'quiz' });
  const today = await at.driver.press('p01', buttonIn(week, 'Today'));
  expect(linesOf(today)).toContain('Today, quizzes');
  expect(linesOf(await at.driver.press('p01', buttonIn(today, 'All time')))).toContain('All time, quizzes');
  expect(linesOf(await at.driver.press('p01', 'board:9:0:0:0'))).toContain('This button no longer works');
});

test("weeks and months begin in the workspace's time zone", async () => {
  const inTokyo = { time: '09:00', timezone: 'Asia/Tokyo' };
  await at.driver.command('p01', 'daily setup', inTokyo, 'elsewhere');
  // Sunday, 16:00 in UTC: in Tokyo the new week is an hour old.
  at.services.runtime.jump(
    Temporal.Instant.from('2026-11-22T16:00:00Z').epochMilliseconds - at.services.runtime.now(),
  );
  const shown = linesOf(await at.driver.command('p01', 'leaderboard'));
  expect(shown).toContain('Nobody has points this week yet');
  expect(shown).toContain('Week of November 16');
  expect(linesOf(await at.driver.command('p01', 'leaderboard', { period: 'month' }))).toContain('25 players');
});

test('drops members from the board once they erase their data', async () => {
  const asked = await at.driver.command('p01', 'privacy erase');
  await at.driver.press('p01', buttonIn(asked, 'Erase everything'));
  const shown = linesOf(await at.driver.command('p02', 'leaderboard'));
  expect(shown).toContain('24 players.');
  expect(rows(shown)[0]).toBe('p02');
});
