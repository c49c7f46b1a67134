import { expect, test } from 'vitest';
import type { PostKind } from '../../../src/bot/features.ts';
import { posts } from '../../../src/bot/tables.ts';
import { lobbyMs } from '../../../src/engine/quiz.ts';
import { dailyActions } from '../../../src/features/daily/actions.ts';
import { quizActions } from '../../../src/features/quiz/actions.ts';
import { buttonIn, choiceIn, linesOf, openBotDriver, textOf } from '../../drivers/bot-driver.ts';
import { setUpEachTest } from '../../drivers/each-test.ts';
import { withdraw } from '../../drivers/withdrawing.ts';

const at = setUpEachTest();
const hour = 3_600_000;
const day = 24 * hour;

const erase = async (user: string) =>
  textOf(
    await at.driver.press(user, buttonIn(await at.driver.command(user, 'privacy erase'), 'Erase everything')),
  );
const newest = () => at.platform.messages.at(-1);
const answers = async (user: string, text: string) =>
  textOf(await at.driver.press(user, choiceIn(newest()?.cards[0], text) ?? ''));
/** Lets somebody post how they did. */
const shares = async (user: string, action: string) => {
  expect(textOf(await at.driver.press(user, action))).toMatch(/^I'm (posting it here|adding it)/);
};
const membersStored = () =>
  at.services.store.transaction(({ members }) =>
    members.names({ platform: 'scripted', workspace: 'w' }, 100),
  );
/** The kinds of messages that now show a text, by the beginning of their keys. */
const showing = (text: string) =>
  new Set(
    at.platform.messages
      .filter(({ cards }) => linesOf(cards.at(-1)).includes(text))
      .map(({ key }) => key.slice(0, 6)),
  );
const kindsPosted = () => new Set(at.platform.messages.map(({ key }) => key.slice(0, 6)));

test('every message that names an erased member is edited, and each kind that names members finds its messages', async () => {
  const { driver } = at;
  await driver.command('boss', 'daily setup', { time: '11:00', timezone: 'UTC', days: 'daily', recap: 'on' });
  await driver.advance(hour);
  for (const user of ['unmistakable', 'grace']) {
    await answers(user, 'the right one');
    await shares(user, dailyActions['post-day'].id({ round: 1 }));
  }
  await driver.advance(day);
  for (const user of ['unmistakable', 'grace']) await answers(user, 'the right one');
  await driver.advance(2 * day);
  await driver.command('boss', 'daily pause');
  await driver.command('boss', 'quiz start', { count: '3' });
  await driver.advance(0);
  await driver.press('unmistakable', buttonIn(newest()?.cards.at(-1) ?? expect.fail(), "I'm in"));
  await driver.advance(lobbyMs);
  for (let question = 0; question < 3; question++) {
    for (const user of ['unmistakable', 'grace']) await answers(user, 'the right one');
    await driver.advance(30_000);
  }
  await shares('unmistakable', quizActions['post-score'].id({ quiz: 1 }));
  await driver.advance(4_000);
  // An interrupted quiz, a withdrawn question, and a topic without questions post the other kinds.
  await driver.command('unmistakable', 'quiz start', { count: '2' });
  await driver.advance(lobbyMs);
  const again = openBotDriver(at.services, at.platform);
  await again.bot.start();
  await again.advance(0);
  await driver.command('boss', 'quiz stop');
  const asked = await at.services.store.transaction(({ rounds }) => rounds.get(1));
  await withdraw(driver, 'boss', asked?.question.id);
  await at.services.store.transaction(({ outbox }) =>
    outbox.add(1, 'daily-trouble', 1, at.services.runtime.now()),
  );
  // Older versions posted recaps on their own.
  await at.services.store.transaction(async ({ outbox, recaps }) => {
    const [recap = 0] = await recaps.around([1]);
    await outbox.add(1, 'recap', recap, at.services.runtime.now());
  });
  await driver.advance(1_000);
  const keysOf = (kinds: readonly string[]) => new Set(kinds.map((kind) => `${kind}-`.slice(0, 6)));
  // Greetings, and what is posted in threads, name nobody.
  const elsewhere = ['greeting', 'quiz-thread', 'quiz-answers', 'round-thread', 'round-answer'] as const;
  for (const kind of elsewhere)
    expect([posts[kind].naming, posts[kind].alsoNaming]).toEqual([undefined, undefined]);
  const played = Object.keys(posts).filter((kind) => !elsewhere.some((one) => one === kind));
  expect(kindsPosted()).toEqual(keysOf(played));

  const naming = (Object.keys(posts) as PostKind[]).filter(
    (kind) => posts[kind].naming ?? posts[kind].alsoNaming,
  );
  expect(showing('unmistakable')).toEqual(keysOf(naming));
  expect(await erase('unmistakable')).toContain('Your data was erased, and you are on no leaderboard.');
  await driver.advance(60_000);
  expect(showing('unmistakable')).toEqual(new Set());
  expect(showing('grace').size).toBeGreaterThan(0);
});

test('whoever was in before a quiz began, or started it, is no longer shown there once they are erased', async () => {
  const { driver } = at;
  await driver.command('boss', 'quiz start', { lobby: '60' });
  await driver.advance(0);
  const intro = newest();
  for (const user of ['unmistakable', 'grace']) {
    await driver.press(user, buttonIn(intro?.cards.at(-1) ?? expect.fail(), "I'm in"));
  }
  await driver.advance(4_000);
  expect(textOf(intro?.cards.at(-1))).toContain('unmistakable');
  await erase('unmistakable');
  await driver.advance(4_000);
  expect(textOf(intro?.cards.at(-1))).toContain('grace');
  expect(textOf(intro?.cards.at(-1))).not.toContain('unmistakable');
  await driver.advance(60_000);
  expect(await at.services.store.transaction(({ rounds }) => rounds.get(1))).toMatchObject({
    game: { expected: 1, awaited: 1 },
  });
  await erase('boss');
  await driver.advance(4_000);
  expect(textOf(intro?.cards.at(-1))).not.toContain('boss');
});

test('the first question of a quiz does not wait for somebody who was in and was erased', async () => {
  const { driver } = at;
  await driver.command('boss', 'quiz start', { count: '3' });
  await driver.advance(0);
  for (const user of ['ada', 'grace']) {
    await driver.press(user, buttonIn(newest()?.cards.at(-1) ?? expect.fail(), "I'm in"));
  }
  await driver.advance(lobbyMs);
  const first = newest();
  await erase('ada');
  await answers('grace', 'a wrong one');
  await driver.advance(0);
  expect(textOf(first?.cards.at(-1))).toContain('The answer is');
});

test('there is one answer per person and question, also after an erasure, until the question closes', async () => {
  const { driver } = at;
  await driver.command('boss', 'daily setup', { time: '11:00', timezone: 'UTC', days: 'daily', open: '20' });
  await driver.advance(hour);
  expect(await answers('ada', 'a wrong one')).toContain('Not quite.');
  await erase('ada');
  expect(await answers('ada', 'the right one')).toContain(
    'You answered it before everything about you was erased, and only the first answer counts.',
  );
  expect(await membersStored()).toEqual(['boss']);
  expect(await answers('grace', 'the right one')).toContain('Right!');
  const round = () => at.services.store.transaction(({ rounds }) => rounds.get(1));
  expect(await round()).toMatchObject({ answers: 2, hasMarks: true });
  await driver.advance(20 * hour);
  expect(await round()).toMatchObject({ hasMarks: false });
  expect(await answers('ada', 'the right one')).toContain('does not count');
  await driver.advance(4 * hour);
  expect(await answers('ada', 'the right one')).toContain('Your streak: 1 day.');
});

test('a quiz does not wait for somebody who was erased', async () => {
  const { driver } = at;
  await driver.command('boss', 'quiz start', { count: '3' });
  await driver.advance(lobbyMs);
  for (const user of ['ada', 'grace']) await answers(user, 'a wrong one');
  await driver.advance(26_000);
  const second = newest();
  await erase('ada');
  await answers('grace', 'a wrong one');
  await driver.advance(0);
  expect(textOf(second?.cards.at(-1))).toContain('The answer is');
});

test('whoever only looks is not stored', async () => {
  const { driver } = at;
  await driver.command('boss', 'daily setup', { time: '11:00', timezone: 'UTC', days: 'daily' });
  await driver.advance(hour);
  await answers('grace', 'the right one');
  const before = await membersStored();
  const look = async (path: string, options = {}) => driver.command('ada', path, options, 'elsewhere');
  for (const path of ['help', 'stats', 'leaderboard', 'team list', 'daily show', 'question reports']) {
    await look(path);
  }
  await look('question show', { id: 'gil-junior' });
  await look('question void', { id: 'gil-junior' });
  await look('question search', { text: 'gil' });
  await look('quiz stop');
  await look('team leave');
  expect(textOf(await look('privacy export'))).toBe('I store nothing about you.');
  expect(textOf(await look('privacy erase'))).toBe('I store nothing about you.');
  const origin = {
    sender: { platform: 'scripted', workspace: 'w', user: 'ada', name: 'ada', manager: true },
    place: { platform: 'scripted', workspace: 'w', channel: 'elsewhere', name: 'elsewhere' },
  };
  for (const kind of ['arrive', 'overview'] as const) await driver.bot.handle({ kind, ...origin });
  await driver.bot.handle({ kind: 'report', message: newest()?.id ?? '', ...origin });
  await driver.press('ada', buttonIn(await look('leaderboard'), 'Today'));
  expect(await membersStored()).toEqual(before);
  const places = await at.services.store.transaction(({ channels }) => channels.inWorkspace('scripted', 'w'));
  expect(places.map(({ name }) => name)).toEqual(['general']);
  expect(textOf(await driver.command('ada', 'team create', { name: 'Reds' }))).toContain(
    'You are now in Reds',
  );
  expect(await membersStored()).toEqual(['ada', ...before]);
});

test('the button of somebody who is erased already erases nobody', async () => {
  await at.driver.command('ada', 'link');
  const asked = await at.driver.command('ada', 'privacy erase');
  await at.driver.press('ada', buttonIn(asked, 'Erase everything'));
  expect(textOf(await at.driver.press('ada', buttonIn(asked, 'Erase everything')))).toBe(
    'I store nothing about you.',
  );
  await at.driver.command('ada', 'link');
  expect(textOf(await at.driver.press('ada', buttonIn(asked, 'Erase everything')))).toContain(
    'somebody else',
  );
});

test('direct messages go with everything that happened in them', async () => {
  const { driver } = at;
  const say = (path: string, options = {}) =>
    driver.bot.handle({
      kind: 'command',
      path,
      options,
      sender: { platform: 'scripted', workspace: 'w', user: 'ada', name: 'ada', manager: true },
      place: { platform: 'scripted', workspace: 'w', channel: 'D1', name: 'direct message', isDirect: true },
    });
  await say('daily setup', { time: '11:00', timezone: 'UTC', days: 'daily', recap: 'on' });
  await driver.advance(hour);
  await answers('ada', 'the right one');
  await say('quiz start', { count: '5' });
  await driver.advance(lobbyMs);
  await answers('ada', 'the right one');
  await driver.press('ada', buttonIn(await say('privacy erase'), 'Erase everything'));
  const posted = at.platform.messages.length;
  const places = await at.services.store.transaction(({ channels }) => channels.inWorkspace('scripted', 'w'));
  expect(places).toEqual([]);
  await driver.advance(3 * day);
  expect(at.platform.messages).toHaveLength(posted);
  await say('privacy export');
  expect(await membersStored()).toEqual([]);
});
