import { expect, test, vi } from 'vitest';
import type { Workspace } from '../../src/chat/people.ts';
import { PlatformBusy } from '../../src/chat/platform.ts';
import { most } from '../../src/features/limits.ts';
import { textOf } from '../drivers/bot-driver.ts';
import { setUpEachTest } from '../drivers/each-test.ts';

const at = setUpEachTest();

const minute = 60_000;
const hour = 60 * minute;
const says = async (user: string, path: string, options = {}, channel?: string) =>
  textOf(await at.driver.command(user, path, options, channel));
const createTeam = (user: string, name: string) => says(user, 'team create', { name });
/** Says the same from a workspace where nothing has been made yet. */
const elsewhere = (path: string, options = {}) => at.driver.elsewhere.command('eve', path, options);
const times = (count: number) => Array.from({ length: count }, (_, index) => index);

/** Adds this many that nobody has to make first to what is counted in the workspace. */
const pretend = (what: 'schedules' | 'quizzes', more: number): void => {
  const { store } = at.services;
  const { transaction } = store;
  vi.spyOn(store, 'transaction').mockImplementation((work) =>
    transaction((records) => {
      const { counts } = records;
      const counted = async (of: Workspace) => (await counts[what](of)) + (of.workspace === 'w' ? more : 0);
      return work({ ...records, counts: { ...counts, [what]: counted } });
    }),
  );
};

test('a member creates ten teams within a day', async () => {
  for (const index of times(most.teamsADay)) {
    expect(await createTeam('ada', `Team ${index}`)).toContain('are now in');
    at.services.runtime.jump(minute);
  }
  expect(await createTeam('ada', 'One more')).toBe(
    'You created 10 teams in the last 24 hours, and that is the limit. Join one with /team join, or create another one tomorrow.',
  );
  expect(await createTeam('grace', 'Hers')).toContain('are now in Hers');
  at.services.runtime.jump(24 * hour - most.teamsADay * minute);
  expect(await createTeam('ada', 'One more')).toContain('are now in One more');
});

test('a workspace has 200 teams', async () => {
  for (const index of times(most.teams)) await createTeam(`user${index}`, `Team ${index}`);
  expect(await createTeam('ada', 'One more')).toBe(
    'There are already 200 teams here, and that is the limit. Join one with /team join, or ask a manager to delete one that nobody needs.',
  );
  expect(textOf(await elsewhere('team create', { name: 'One more' }))).toContain('are now in One more');
});

test('500 channels of a workspace have a daily question, which can still be changed', async () => {
  const plan = { time: '09:00', timezone: 'UTC' };
  pretend('schedules', most.schedules - 10);
  for (const index of times(10)) await says('ada', 'daily setup', plan, `c${index}`);
  expect(await says('ada', 'daily setup', plan, 'more')).toBe(
    '500 channels here already have a daily question, and that is the limit. Type /daily remove in one that no longer needs it, then try again.',
  );
  expect(await says('ada', 'daily setup', { time: '10:00' }, 'c7')).toContain('is set up');
  expect(textOf(await elsewhere('daily setup', plan))).toContain('is set up');
  await says('ada', 'daily remove', {}, 'c7');
  expect(await says('ada', 'daily setup', plan, 'more')).toContain('is set up');
  expect(await says('ada', 'daily setup', plan, 'c7')).toContain('that is the limit');
});

test('500 quizzes run in a workspace at once', async () => {
  pretend('quizzes', most.quizzes - 10);
  for (const index of times(10)) await says('ada', 'quiz start', { count: '1' }, `c${index}`);
  expect(await says('ada', 'quiz start', { count: '1' }, 'more')).toBe(
    '500 quizzes are already running here, and that is the limit. Join one of them, or try again when one is over.',
  );
  expect(textOf(await elsewhere('quiz start', { count: '1' }))).toBe('Here it comes.');
  await says('ada', 'quiz stop', {}, 'c7');
  expect(await says('ada', 'quiz start', { count: '1' }, 'more')).toBe('Here it comes.');
});

test('20 messages wait to be posted in a channel', async () => {
  await says('ada', 'daily setup', { time: '09:00', timezone: 'UTC' });
  const busy = new PlatformBusy(hour, 'Come back in an hour.');
  at.platform.faults.push({ kind: 'refuse', error: busy });
  for (const index of times(most.waitingPosts)) {
    expect(await says('ada', 'daily now')).toMatch(
      index === 0 ? 'Here it comes.' : /^Posting has failed since/,
    );
    await at.driver.bot.runner.settled();
  }
  const limit =
    '20 messages are already waiting to be posted in #general, and that is the limit. Try again when they are there.';
  expect(await says('ada', 'daily now')).toBe(limit);
  expect(await says('ada', 'quiz start')).toBe(limit);
  expect(await says('ada', 'quiz start', {}, 'random')).toBe('Here it comes.');
  expect(await says('ada', 'daily show')).toContain('The daily question');
  await at.driver.advance(hour);
  expect(at.platform.messages.filter(({ channel }) => channel === 'general')).toHaveLength(20);
  expect(await says('ada', 'daily now')).toBe('Here it comes.');
});

test('a member types five wrong link codes within an hour; then even a right one has to wait', async () => {
  for (const index of times(most.wrongCodes)) {
    expect(await says('ada', 'link', { code: `WRONG-0000${index}` })).toContain('That code is wrong');
    at.services.runtime.jump(minute);
  }
  const code = async () => /link (\S+)\./.exec(textOf(await elsewhere('link')))?.[1] ?? 'none';
  expect(await says('ada', 'link', { code: await code() })).toBe(
    'You typed 5 wrong codes within an hour, and that is the limit. Wait 55 minutes, then get a new code with /link on your other account.',
  );
  expect(await says('grace', 'link', { code: await code() })).not.toContain('limit');
  at.services.runtime.jump(55 * minute);
  expect(await says('ada', 'link', { code: await code() })).toContain('The code is from eve on Scripted.');
});
