import { expect, test } from 'vitest';
import { lobbyMs } from '../../src/engine/quiz.ts';
import { buttonIn, linesOf, textOf } from '../drivers/bot-driver.ts';
import { setUpEachTest } from '../drivers/each-test.ts';

const at = setUpEachTest();

const settings = () => at.driver.command('ada', 'manage settings');
const set = async (label: string) => at.driver.press('ada', buttonIn(await settings(), label));
const start = async (user: string, options = {}) =>
  textOf(await at.driver.command(user, 'quiz start', options));
const shown = async (user = 'guest') => linesOf(await at.driver.command(user, 'daily show'));
/** Lets the bot meet somebody. */
const meet = async (user: string) =>
  at.driver.press(user, buttonIn(await at.driver.command(user, 'settings'), 'Hide me'));

test('everyone starts a quiz until managers keep it to themselves, and then only in that channel', async () => {
  expect(textOf(await set('Managers'))).toContain('only managers may start one');
  expect(await start('guest')).toBe('Only managers may start a quiz here.');
  expect(await shown()).toContain('Only managers may start one');
  expect(textOf(await at.driver.command('guest', 'quiz start', {}, 'elsewhere'))).toContain('Here it comes');
  expect(await start('ada')).toContain('Here it comes');
});

test('the button to play again asks who may start a quiz, too', async () => {
  await start('guest', { count: '1' });
  await at.driver.advance(lobbyMs);
  await at.driver.advance(3_600_000);
  const end = at.platform.messages.findLast(({ key }) => key.startsWith('quiz-e'))?.cards.at(-1);
  const again = buttonIn(end ?? expect.fail(), 'Play again');
  await set('Managers');
  expect(textOf(await at.driver.press('guest', again))).toBe('Only managers may start a quiz here.');
  expect(textOf(await at.driver.press('ada', again))).toContain('Here it comes');
});

test('an owner manages the channel without being a manager of the workspace', async () => {
  await set('Owners and managers');
  expect(await start('guest grace')).toBe('Only owners of the channel and managers may start a quiz here.');
  expect(await shown()).toContain('Only owners of the channel and managers may start one');
  expect(textOf(await at.driver.command('ada', 'manage owner', { member: 'guest grace' }))).toContain(
    'not met',
  );
  await meet('guest grace');
  const form = await set('Name an owner');
  expect(form).toMatchObject({ kind: 'form', form: { path: 'manage owner' } });
  const named = await at.driver.command('ada', 'manage owner', { member: 'guest grace' });
  expect(textOf(named)).toBe('guest grace is an owner of #general now.');
  expect(await shown()).toContain('guest grace');
  expect(await start('guest')).toContain('Its owner is guest grace.');
  const setup = () => at.driver.command('guest grace', 'daily setup', { time: '09:00', timezone: 'UTC' });
  expect(textOf(await setup())).toContain('The daily question is set up');
  expect(textOf(await at.driver.command('guest grace', 'daily pause'))).toContain('is paused');
  expect(await start('guest grace', { count: '2' })).toContain('Here it comes');
  const withdrawing = await at.driver.command('guest grace', 'question void', { id: 'gil-junior' });
  expect(textOf(await at.driver.press('guest grace', buttonIn(withdrawing, 'Withdraw')))).toContain(
    'withdrawn',
  );
  expect(textOf(await at.driver.command('guest grace', 'manage settings'))).toContain(
    'for people who manage',
  );
  const elsewhere = await at.driver.command('guest grace', 'daily setup', {}, 'random');
  expect(textOf(elsewhere)).toContain('for people who manage');
  await set('Remove guest grace');
  expect(textOf(await setup())).toContain('for people who manage');
});

test('an owner may run the quiz that somebody else started there', async () => {
  await meet('guest grace');
  await at.driver.command('ada', 'manage owner', { member: 'guest grace' });
  await start('ada', { count: '2' });
  expect(textOf(await at.driver.command('guest', 'quiz stop'))).toContain('Only the person who started');
  expect(textOf(await at.driver.command('guest grace', 'quiz stop'))).toBe('The quiz is over.');
});

test('a quiz is no longer than managers want, and says so', async () => {
  await set('at most 5 questions');
  expect(await shown()).toContain('with at most 5 questions');
  expect(await start('guest')).toContain(
    'Quizzes in this channel have at most 5 questions, so this one does, too.',
  );
  await at.driver.command('ada', 'quiz stop');
  expect(await start('guest', { count: '3' })).toBe('Here it comes.');
  await at.driver.command('ada', 'quiz stop');
  await set('No limit');
  expect(await start('guest')).not.toContain('at most');
});

test('only managers change who may do what', async () => {
  const button = buttonIn(await settings(), 'Managers');
  expect(textOf(await at.driver.press('guest', button))).toContain('Only managers');
  expect(textOf(await at.driver.command('guest', 'manage owner', { member: 'guest' }))).toContain('manage');
  expect(await shown()).toContain('Everyone may start one');
});

test('guests play, and start nothing', async () => {
  const as =
    (isGuest?: true, isGuess?: true) =>
    (path: string, options = {}) =>
      at.driver.bot.handle({
        kind: 'command',
        path,
        options,
        sender: {
          platform: 'scripted',
          workspace: 'w',
          user: 'visitor',
          name: 'visitor',
          manager: false,
          isGuest,
          isGuess,
        },
        place: { platform: 'scripted', workspace: 'w', channel: 'general', name: 'general' },
      });
  for (const [path, options] of [
    ['quiz start', {}],
    ['team create', { name: 'Visitors' }],
  ] as const) {
    expect(textOf(await as(true)(path, options))).toContain(
      'Guests and people from other workspaces can play',
    );
    expect(textOf(await as(undefined, true)(path, options))).toContain('could not find out who you are');
    expect(textOf(await as()(path, options))).not.toContain('could not');
  }
});
