import { expect, test } from 'vitest';
import type { Reply } from '../../../src/chat/messages.ts';
import { buttonIn, choiceIn, linesOf, textOf } from '../../drivers/bot-driver.ts';
import { setUpEachTest } from '../../drivers/each-test.ts';

const hour = 3_600_000;
const day = 24 * hour;

const at = setUpEachTest();

const elsewhere = (user: string, path: string, options: Readonly<Record<string, string>> = {}) =>
  at.driver.elsewhere.command(user, path, options);
const pressElsewhere = (user: string, action: string) => at.driver.elsewhere.press(user, action);

const codeIn = (offered: Reply): string => /link (\S+)\./.exec(textOf(offered))?.[1] ?? 'none';
const linkAda = async (other = 'countess') => {
  const code = codeIn(await at.driver.command('ada', 'link'));
  const asked = await elsewhere(other, 'link', { code });
  return pressElsewhere(other, buttonIn(asked, 'Link them'));
};
const newestIn = (channel: string) =>
  at.platform.messages.findLast((message) => message.channel === channel)?.cards.at(-1);

test('links two accounts with a code, after asking whether both belong to the same person', async () => {
  const offered = await at.driver.command('ada', 'link');
  expect(offered).toMatchObject({ private: true });
  const asked = await elsewhere('countess', 'link', { code: codeIn(offered).toLowerCase() });
  expect(asked).toMatchObject({ private: true });
  expect(textOf(asked)).toContain('The code is from ada on Scripted.');
  const linked = await pressElsewhere('countess', buttonIn(asked, 'Link them'));
  expect(textOf(linked)).toContain('This account is now linked with ada on Scripted');
  expect(textOf(await at.driver.command('ada', 'link'))).toContain('Linked so far: countess on Scripted');
});

test.each(['WRONG-CODE', 'TESTC00000 x', ' '])('rejects the code %j', async (code) => {
  const answer = await elsewhere('mallory', 'link', { code });
  expect(textOf(answer)).not.toContain('The code is from');
});

test('a code works once, for ten minutes, and only until a newer one is made', async () => {
  const first = codeIn(await at.driver.command('ada', 'link'));
  const second = codeIn(await at.driver.command('ada', 'link'));
  expect(textOf(await elsewhere('countess', 'link', { code: first }))).toContain(
    'wrong, was already used, or is older',
  );
  const asked = await elsewhere('countess', 'link', { code: second });
  await pressElsewhere('countess', buttonIn(asked, 'Link them'));
  expect(textOf(await elsewhere('countess', 'link', { code: second }))).toContain(
    'wrong, was already used, or is older',
  );
  expect(textOf(await pressElsewhere('countess', buttonIn(asked, 'Link them')))).toContain(
    'already used, or is older',
  );
  const third = codeIn(await at.driver.command('grace', 'link'));
  await at.driver.advance(10 * 60_000);
  expect(textOf(await elsewhere('rear', 'link', { code: third }))).toContain(
    'wrong, was already used, or is older',
  );
});

test('reserves a code for the first person who types it: nobody else can use it or press the button', async () => {
  const code = codeIn(await at.driver.command('ada', 'link'));
  const asked = await elsewhere('countess', 'link', { code });
  expect(textOf(await elsewhere('mallory', 'link', { code }))).toContain(
    'wrong, was already used, or is older',
  );
  expect(textOf(await pressElsewhere('mallory', buttonIn(asked, 'Link them')))).toContain(
    'already used, or is older',
  );
  expect(textOf(await pressElsewhere('countess', buttonIn(asked, 'Link them')))).toContain(
    'This account is now linked',
  );
});

test('does not link two accounts of one workspace, an account with itself, or the same accounts twice', async () => {
  const code = codeIn(await at.driver.command('ada', 'link'));
  expect(textOf(await at.driver.command('ada', 'link', { code }))).toContain('code is from this account');
  expect(textOf(await at.driver.command('grace', 'link', { code }))).toContain(
    'only one account per workspace',
  );
  // A code that was rejected in the wrong workspace still works in the right one.
  const asked = await elsewhere('countess', 'link', { code });
  await pressElsewhere('countess', buttonIn(asked, 'Link them'));
  const again = codeIn(await at.driver.command('ada', 'link'));
  expect(textOf(await elsewhere('countess', 'link', { code: again }))).toContain('already linked');
  expect(textOf(await elsewhere('rear', 'link', { code: again }))).toContain(
    'only one account per workspace',
  );
});

test("a declined code can't be used again", async () => {
  const code = codeIn(await at.driver.command('ada', 'link'));
  const asked = await elsewhere('countess', 'link', { code });
  const declined = await pressElsewhere('countess', buttonIn(asked, 'Keep apart'));
  expect(textOf(declined)).toContain('The accounts stay separate');
  expect(textOf(await pressElsewhere('countess', buttonIn(asked, 'Link them')))).toContain(
    'already used, or is older',
  );
});

test('tells the owner of a code that it was used, and by whom', async () => {
  await linkAda();
  await at.driver.advance(0);
  expect(at.platform.told.map(({ user, card }) => [user, textOf(card)])).toEqual([
    ['ada', expect.stringContaining('This account is now linked with countess on Scripted')],
  ]);
});

test('asks again when an erase button was shown before the accounts were linked', async () => {
  await elsewhere('countess', 'link');
  const asked = await elsewhere('countess', 'privacy erase');
  await linkAda();
  const again = await pressElsewhere('countess', buttonIn(asked, 'Erase everything'));
  expect(textOf(again)).toContain('ada on Scripted');
  expect(
    await at.services.store.transaction(({ members }) =>
      members.find({ platform: 'scripted', workspace: 'w' }, 'ada'),
    ),
  ).toBeDefined();
});

test('linked accounts share a streak but keep their own points until they are unlinked', async () => {
  const plan = { timezone: 'UTC', days: 'daily' };
  await at.driver.command('ada', 'daily setup', { time: '11:00', ...plan });
  await elsewhere('countess', 'daily setup', { time: '12:00', ...plan });
  await at.driver.advance(2 * hour);
  await at.driver.press('ada', choiceIn(newestIn('general'), 'the right one') ?? '');
  await at.driver.advance(day);
  await pressElsewhere('countess', choiceIn(newestIn('lobby'), 'the right one') ?? '');
  const numbers = async () => [
    /Points +(\d+)/.exec(linesOf(await at.driver.command('ada', 'stats')))?.[1],
    /Streak +(\d+)/.exec(linesOf(await at.driver.command('ada', 'stats')))?.[1],
    /Points +(\d+)/.exec(linesOf(await elsewhere('countess', 'stats')))?.[1],
    /Streak +(\d+)/.exec(linesOf(await elsewhere('countess', 'stats')))?.[1],
  ];
  const apart = await numbers();
  await linkAda();
  expect(await numbers()).toEqual([apart[0], '2', apart[2], '2']);
  expect(linesOf(await at.driver.command('ada', 'leaderboard', { scope: 'channel' }))).toMatch(
    new RegExp(`ada +${apart[0]} `),
  );
  expect(textOf(await at.driver.command('ada', 'link', { code: 'undo' }))).toContain('no longer linked with');
  expect(await numbers()).toEqual(apart);
  expect(textOf(await elsewhere('countess', 'link', { code: 'undo' }))).toContain('not linked to another');
});

test('erasing an account warns first that linked accounts stay, and then notifies them', async () => {
  await linkAda();
  const asked = await at.driver.command('ada', 'privacy erase');
  expect(textOf(asked)).toContain('countess on Scripted stays');
  await at.driver.press('ada', buttonIn(asked, 'Erase everything'));
  await at.driver.advance(0);
  const there = { platform: 'scripted', workspace: 'v' };
  expect(await at.services.store.transaction(({ members }) => members.find(there, 'countess'))).toBeDefined();
  expect(at.platform.told.map(({ user, card }) => [user, textOf(card)])).toContainEqual([
    'countess',
    expect.stringContaining('ada on Scripted, which was linked to this account, was erased by its owner.'),
  ]);
  expect(textOf(await elsewhere('countess', 'link', { code: 'undo' }))).toContain('not linked to another');
});
