import { expect, test } from 'vitest';
import { lobbyMs } from '../../../src/engine/quiz.ts';
import { buttonIn, choiceIn, linesOf, textOf } from '../../drivers/bot-driver.ts';
import { setUpEachTest } from '../../drivers/each-test.ts';

const at = setUpEachTest();

const says = async (user: string, path: string, options = {}) =>
  textOf(await at.driver.command(user, path, options));
const newest = () => at.platform.messages.at(-1)?.cards.at(-1);

test('a team can be created, joined, listed, left, and joined again with its button', async () => {
  expect(await says('ada', 'team create', { name: 'The Generators' })).toContain(
    'You are now in The Generators.',
  );
  expect(await says('grace', 'team create', { name: 'the generators' })).toContain('There is already a team');
  expect(await says('grace', 'team join', { team: 'THE GENERATORS' })).toContain('You are now in');
  expect(linesOf(await at.driver.command('grace', 'team list'))).toMatch(/The Generators +2/);
  expect(await says('grace', 'team leave')).toBe('You left The Generators.');
  expect(await says('grace', 'team leave')).toContain('You are not in a team.');
  const which = await at.driver.command('grace', 'team join');
  const joined = await at.driver.press('grace', buttonIn(which, 'The Generators'));
  expect(textOf(joined)).toContain('You are now in The Generators.');
});

test('joining another team leaves the previous one', async () => {
  await says('ada', 'team create', { name: 'Reds' });
  expect(await says('ada', 'team create', { name: 'Blues' })).toContain(
    'You left Reds and are now in Blues.',
  );
  expect(linesOf(await at.driver.command('ada', 'team list'))).toMatch(/Blues +1\n.*Reds +0/);
  expect(linesOf(await at.driver.command('zoe', 'team list'))).toContain(
    'You are not in a team yet; join one with /team join.',
  );
});

test('suggests the team that was probably meant, or says how to create one if there are none', async () => {
  expect(await says('ada', 'team join')).toContain('Create the first one with /team create.');
  await says('ada', 'team create', { name: 'Generators' });
  expect(await says('ada', 'team join', { team: 'generatos' })).toContain('Did you mean Generators?');
  expect(await says('ada', 'team join', { team: 'xyzzy' })).toContain('See them all with /team list.');
});

test('only managers rename teams, and delete them after a confirmation', async () => {
  await says('ada', 'team create', { name: 'Reds' });
  await says('grace', 'team create', { name: 'Blues' });
  expect(await says('guest', 'team rename', { team: 'reds', name: 'Greens' })).toContain('manage');
  expect(await says('ada', 'team rename', { team: 'reds', name: 'blues' })).toContain(
    'There is already a team called Blues',
  );
  expect(await says('ada', 'team rename', { team: 'reds', name: 'REDS' })).toContain('is now called REDS');
  const asked = await at.driver.command('ada', 'team delete', { team: 'reds' });
  expect(textOf(asked)).toContain('1 member will no longer have a team.');
  const button = buttonIn(asked, 'Delete it');
  expect(textOf(await at.driver.press('guest', button))).toContain('Only managers');
  expect(textOf(await at.driver.press('ada', button))).toBe('REDS was deleted.');
  expect(textOf(await at.driver.press('ada', button))).toContain('That team no longer exists.');
  expect(await says('ada', 'team leave')).toContain('You are not in a team.');
  await says('ada', 'team join', { team: 'Blues' });
  await says('ada', 'team leave');
  await says('grace', 'team leave');
  expect(await says('ada', 'team delete', { team: 'Blues' })).toContain('Nobody is in it.');
});

test('completes team names as they are typed, from the same workspace only', async () => {
  await says('ada', 'team create', { name: 'Generators' });
  const suggest = (workspace: string) =>
    at.driver.bot.suggest('team join', 'team', 'gen', { platform: 'scripted', workspace });
  expect(await suggest('w')).toEqual([{ value: 'Generators', label: 'Generators' }]);
  expect(await suggest('another')).toEqual([]);
});

test('a team quiz needs two teams, and ranks them by the mean of their best three members', async () => {
  await says('ada', 'team create', { name: 'Reds' });
  await says('grace', 'team join', { team: 'Reds' });
  expect(await says('ada', 'quiz start', { mode: 'teams' })).toContain('needs at least two teams');
  for (const name of ['one', 'two', 'three', 'four']) {
    if (name === 'one') await says(name, 'team create', { name: 'Blues' });
    else await says(name, 'team join', { team: 'Blues' });
  }
  await says('ada', 'quiz start', { mode: 'teams', count: '1', level: 'junior' });
  await at.driver.advance(lobbyMs);
  const right = choiceIn(newest(), 'the right one') ?? '';
  for (const name of ['ada', 'one', 'two', 'three', 'four', 'loner']) await at.driver.press(name, right);
  await at.driver.advance(20_000);
  const end = linesOf(newest());
  expect(end).toContain('First place: Blues.');
  expect(end).toMatch(/1 {2}Blues +150 +4\/4/);
  expect(end).toMatch(/2 {2}Reds +50 +1\/2/);
  expect(end).toContain('and 1 more · 5 of 6 players');
  expect(linesOf(await at.driver.command('ada', 'leaderboard', { scope: 'teams' }))).toMatch(
    /Reds +50 +1\/2/,
  );
});

test('tells members without a team that their points in a team quiz count for no team', async () => {
  await says('ada', 'team create', { name: 'Reds' });
  await says('one', 'team create', { name: 'Blues' });
  await says('ada', 'quiz start', { mode: 'teams', count: '1', level: 'junior' });
  await at.driver.advance(lobbyMs);
  const choice = (text: string) => choiceIn(newest(), text) ?? '';
  const remark = 'do not count for a team until you join one with /team join.';
  const alone = textOf(await at.driver.press('loner', choice('the right one')));
  expect(alone).toContain('points');
  expect(alone).toContain(remark);
  expect(textOf(await at.driver.press('ada', choice('a wrong one')))).not.toContain(remark);
  expect(textOf(await at.driver.press('one', choice('a wrong one')))).not.toContain(remark);
  await at.driver.advance(20_000);
  const end = linesOf(newest());
  expect(end).toContain('No team scored.');
  expect(end).not.toContain('Nobody scored.');
  expect(end).toMatch(/1 {2}loner +\d+ +1 of 1/);
});

test("shows the reader's team with its neighbors if it is not on the page", async () => {
  const name = (number: number) => `team${String(number).padStart(2, '0')}`;
  const count = 24;
  for (let number = 1; number <= count; number++)
    await says(`p${number}`, 'team create', { name: name(number) });
  await says('ada', 'quiz start', { count: '1', level: 'junior' });
  await at.driver.advance(lobbyMs);
  const right = choiceIn(newest(), 'the right one') ?? '';
  for (let number = 1; number <= count; number++) await at.driver.press(`p${number}`, right);
  await at.driver.advance(20_000);
  const shown = async (user: string) =>
    linesOf(await at.driver.press(user, 'own-board:week:teams:all:0')).match(/team\d+|…/g);
  const page = Array.from({ length: 10 }, (_, index) => name(index + 1));
  expect(await shown('p20')).toEqual([...page, '…', name(19), name(20), name(21)]);
  expect(await shown('p11')).toEqual([...page, name(11), name(12)]);
  expect(await shown('p24')).toEqual([...page, '…', name(23), name(24)]);
  expect(await shown('p10')).toEqual(page);
  expect(await shown('nobody')).toEqual(page);
});
