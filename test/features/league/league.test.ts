import { expect, test } from 'vitest';
import type { Reply } from '../../../src/chat/messages.ts';
import { buttonIn, cardsIn, choiceIn, linesOf, textOf } from '../../drivers/bot-driver.ts';
import { setUpEachTest } from '../../drivers/each-test.ts';

const hour = 3_600_000;
const at = setUpEachTest();

const there = () => at.driver.elsewhere;
type Place = Pick<typeof at.driver, 'command' | 'press'>;

const codeIn = (reply: Reply): string => /league (\S+),/.exec(textOf(reply))?.[1] ?? 'none';
const set = async (place: Place, user: string, label: string) =>
  place.press(user, buttonIn(await place.command(user, 'manage settings'), label));
const invite = async (place: Place, user: string) => codeIn(await set(place, user, 'Get a code'));
const join = async () =>
  there().command('elsa', 'manage league', { code: (await invite(at.driver, 'ada')).toLowerCase() });
const play = async (place: Place, ...users: string[]) => {
  await place.command(users[0] ?? '', 'quiz start', { count: '1', lobby: '0', seconds: '300' });
  await at.driver.advance(0);
  const open = at.platform.messages.findLast(({ cards }) => choiceIn(cards.at(-1), 'the right one'));
  for (const user of users) {
    await place.press(user, choiceIn(open?.cards.at(-1), 'the right one') ?? '');
    await at.driver.advance(3_000);
  }
  await at.driver.advance(hour);
  while (await at.services.store.transaction(({ folding }) => folding.fold()));
};
const board = async (place: Place, user: string, scope = 'league') =>
  linesOf(await place.command(user, 'leaderboard', { scope, period: 'all' }));
const rows = (shown: string): string[] =>
  [...shown.matchAll(/^┃[› ]+(\d+) +(\S+) +([\d,]+)/gm)].map(
    ([, rank, name, points]) => `${rank} ${name} ${points}`,
  );

test('adds up the boards of two workspaces whose managers agreed, and only on the board of the league', async () => {
  await play(at.driver, 'ada', 'grace');
  await play(there(), 'elsa', 'olaf');
  expect(textOf(await at.driver.command('ada', 'leaderboard', { scope: 'league' }))).toContain(
    'You are in no league.',
  );
  const joined = await join();
  expect(textOf(joined)).toContain('You are now in a league of 2.');
  expect(textOf(joined)).toContain("whose people see each other's names");
  expect(joined).toMatchObject({ notices: [{ to: { user: 'ada', workspace: 'w' } }] });
  const shown = await board(at.driver, 'ada');
  expect(shown).toContain('All time, in your league');
  expect(shown).toContain('4 players in 2 workspaces.');
  expect(rows(shown).map((row) => row.split(' ')[1])).toEqual(
    expect.arrayContaining(['ada', 'grace', 'elsa', 'olaf']),
  );
  expect(rows(await board(there(), 'olaf'))).toEqual(rows(shown));
  for (const scope of ['workspace', 'channel']) {
    expect(await board(at.driver, 'ada', scope)).toContain('2 players.');
    expect(await board(at.driver, 'ada', scope)).not.toContain('elsa');
  }
});

test('counts a linked person once, with the name and the row that readers know from their own workspace', async () => {
  await play(at.driver, 'ada', 'grace');
  await play(there(), 'countess', 'olaf');
  const offered = await at.driver.command('ada', 'link');
  const code = /link (\S+)\./.exec(textOf(offered))?.[1] ?? '';
  await there().press('countess', buttonIn(await there().command('countess', 'link', { code }), 'Link them'));
  await join();
  const [here] = rows(await board(at.driver, 'grace'));
  const [elsewhere] = rows(await board(there(), 'olaf'));
  expect(here).toMatch(/^1 ada /);
  expect(elsewhere).toBe(here?.replace('ada', 'countess'));
  expect(await board(at.driver, 'grace')).toContain('3 players in 2 workspaces.');
  const own = await there().press('countess', 'board:all:league:all:own');
  expect(linesOf(own)).toMatch(/› *1 +countess/);
  const alone = rows(await board(at.driver, 'ada', 'workspace'))[0]?.split(' ')[2];
  expect(Number(here?.split(' ')[2])).toBeGreaterThan(Number(alone));
});

test('leaves out whoever hides, is erased, or is in a workspace that left', async () => {
  await play(at.driver, 'ada', 'grace');
  await play(there(), 'elsa', 'olaf');
  await join();
  const settings = await at.driver.command('grace', 'settings');
  await at.driver.press('grace', buttonIn(settings, 'Hide me'));
  expect(await board(there(), 'elsa')).toContain('3 players in 2 workspaces.');
  expect(await board(there(), 'elsa')).not.toContain('grace');
  const asked = await there().command('olaf', 'privacy erase');
  await there().press('olaf', buttonIn(asked, 'Erase everything'));
  expect(
    rows(await board(at.driver, 'ada'))
      .map((row) => row.split(' ')[1])
      .sort(),
  ).toEqual(['ada', 'elsa']);
  await at.driver.bot.left('scripted', 'v');
  expect(await board(at.driver, 'ada')).toContain('You are in no league.');
});

test('either can leave at any time, and join again', async () => {
  await join();
  expect(textOf(await at.driver.command('ada', 'manage settings'))).toContain('you are in a league of 2');
  expect(textOf(await set(there(), 'elsa', 'Leave the league'))).toContain('you are in none');
  expect(await board(at.driver, 'ada')).toContain('You are in no league.');
  expect(textOf(await join())).toContain('You are now in a league of 2.');
  await set(at.driver, 'ada', 'Leave the league');
  expect(await board(there(), 'elsa')).toContain('You are in no league.');
});

test('a code works once, for a day, elsewhere, and until its manager leaves the league or gets a newer one', async () => {
  const use = async (code: string) => textOf(await there().command('elsa', 'manage league', { code }));
  const first = await invite(at.driver, 'ada');
  const second = await invite(at.driver, 'ada');
  expect(await use(first)).toContain('That code is wrong');
  expect(textOf(await at.driver.command('bob', 'manage league', { code: second }))).toContain('is from here');
  expect(await use(second)).toContain('You are now in a league');
  expect(await use(second)).toContain('That code is wrong');
  const third = await invite(at.driver, 'ada');
  expect(await use(third)).toContain('You are in a league already.');
  await set(there(), 'elsa', 'Leave the league');
  await set(at.driver, 'bob', 'Get a code');
  await at.driver.advance(24 * hour);
  expect(await use(third)).toContain('older than a day');
  const fourth = await invite(at.driver, 'ada');
  await at.services.store.transaction(({ leagues }) =>
    leagues.leave({ platform: 'scripted', workspace: 'w' }),
  );
  expect(await use(fourth)).toContain('That code is wrong');
});

test('bounds wrong codes together with those of links, and lets only managers in', async () => {
  const use = async (code: string, user = 'elsa') =>
    textOf(await there().command(user, 'manage league', { code }));
  for (let wrong = 0; wrong < 4; wrong++) expect(await use('00000-00000')).toContain('That code is wrong');
  await there().command('elsa', 'link', { code: '00000-00000' });
  const code = await invite(at.driver, 'ada');
  expect(await use(code)).toContain('You typed 5 wrong codes within an hour');
  expect(await use(code, 'guest')).toContain('manage');
  expect(await use(code, 'otto')).toContain('You are now in a league');
});

test('the setting opens a form for the code', async () => {
  const form = await set(there(), 'elsa', 'Type in a code');
  expect(form).toMatchObject({ kind: 'form', form: { path: 'manage league', fields: [{ name: 'code' }] } });
});

test("pages through the league, and finds the reader's own row", async () => {
  const many = (name: string) =>
    Array.from({ length: 12 }, (_, index) => `${name}${String(index).padStart(2, '0')}`);
  await play(at.driver, ...many('here'));
  await play(there(), ...many('there'));
  await join();
  const first = await at.driver.command('here03', 'leaderboard', { scope: 'league', period: 'all' });
  expect(linesOf(first)).toContain('24 players in 2 workspaces. Page 1 of 3.');
  const found = await at.driver.press('here11', buttonIn(first, 'Find me'));
  expect(linesOf(found)).toMatch(/› *\d+ +here11/);
  expect(linesOf(found)).toContain('Page 3 of 3.');
  const last = await at.driver.press('nobody', 'own-board:all:league:all:99');
  expect(linesOf(last)).toContain('Page 3 of 3.');
  const all = await Promise.all(
    [0, 1, 2].map((page) => at.driver.press('nobody', `own-board:all:league:all:${page}`)),
  );
  const listed = all.flatMap((page) => rows(linesOf(page)));
  expect(new Set(listed.map((row) => row.split(' ')[1])).size).toBe(24);
  const ranks = listed.map((row) => Number(row.split(' ')[0]));
  expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
  expect(cardsIn(last)).toHaveLength(1);
});
