import { expect, test } from 'vitest';
import { PlatformBusy, PlatformRefusal } from '../../../src/chat/platform.ts';
import { textOf } from '../../drivers/bot-driver.ts';
import { setUpEachTest } from '../../drivers/each-test.ts';
import { withdraw } from '../../drivers/withdrawing.ts';

const setup = setUpEachTest();
const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

const reason = 'Chat refuses my messages there.';
const unknown = () => new PlatformRefusal('unknown', reason);
const known = () => new PlatformRefusal('forbidden', 'Let me send messages there.');
const away = () => new Error('socket hang up');

/** Makes every post fail as long as `failure` returns an error, and counts the attempts. */
const failing = (failure: () => Error | undefined): { attempts: number } => {
  const { post } = setup.platform;
  const counted = { attempts: 0 };
  setup.platform.post = async (...args) => {
    const error = failure();
    if (error === undefined) return post(...args);
    counted.attempts += 1;
    throw error;
  };
  return counted;
};

const say = (path: string, options = {}, user = 'ada') => setup.driver.command(user, path, options);
const setUpDaily = () => say('daily setup', { time: '11:00', timezone: 'UTC', days: 'daily' });
const show = async () => textOf(await say('daily show'));
const told = () => setup.platform.told.map(({ user, card }) => `${user}: ${textOf(card)}`);
const status = async () =>
  (await setup.services.store.transaction(({ schedules }) => schedules.ofChannel(1)))?.status;

test('an unforeseen refusal is tried again for an hour, then pauses the schedule and is told once', async () => {
  await setUpDaily();
  const refused = failing(unknown);
  await setup.driver.advance(30 * minute);
  expect(await show()).toMatch(new RegExp(`Posting has failed since .*: ${reason}`));
  expect(await status()).toBe('active');
  await setup.driver.advance(59 * minute);
  expect(told()).toEqual([]);
  await setup.driver.advance(minute);
  expect(told()).toEqual([
    `ada: The daily question is paused. I could not post in #general. ${reason} Once that is fixed, start it again with /daily resume.`,
  ]);
  expect(await status()).toBe('paused');
  expect(await show()).toContain('Posting has failed since');
  await setup.driver.advance(5 * day);
  expect([refused.attempts, told().length]).toEqual([8, 1]);
});

test('an unforeseen refusal that ends within the hour is told to nobody', async () => {
  await setUpDaily();
  let isShut = true;
  failing(() => (isShut ? unknown() : undefined));
  await setup.driver.advance(45 * minute);
  isShut = false;
  await setup.driver.advance(30 * minute);
  expect(setup.platform.messages).toHaveLength(1);
  expect(await show()).not.toContain('Posting has failed');
  await setup.driver.advance(2 * day);
  expect(told()).toEqual([]);
  expect(setup.platform.messages).toHaveLength(3);
});

test.each([
  ['an unreachable platform', away, 'Scripted does not answer'],
  ['a rate limit', () => new PlatformBusy(10 * minute, 'Chat asks me to wait.'), 'Chat asks me to wait.'],
])(
  '%s is told once after an hour, pauses nothing, and is quiet once a post goes through',
  async (_, error, why) => {
    await setUpDaily();
    let isAway = true;
    failing(() => (isAway ? error() : undefined));
    await setup.driver.advance(89 * minute);
    expect(told()).toEqual([]);
    await setup.driver.advance(3 * hour);
    expect(told()).toEqual([expect.stringContaining(`ada: I can't post in #general.`)]);
    expect(told()[0]).toContain(why);
    expect(told()[0]).toContain('I keep trying.');
    expect(await show()).toContain(why);
    isAway = false;
    await setup.driver.advance(hour);
    expect(setup.platform.messages).toHaveLength(1);
    expect(await show()).not.toContain('Posting has failed');
    expect(await status()).toBe('active');
    expect(told()).toHaveLength(1);
  },
);

test('tells nobody the same reason twice within a day', async () => {
  await setUpDaily();
  failing(known);
  await setup.driver.advance(31 * minute);
  expect(told()).toHaveLength(1);
  for (const hours of [1, 22]) {
    await setup.driver.advance(hours * hour);
    await say('daily resume');
    await say('daily now');
    await setup.driver.bot.runner.settled();
    expect(told()).toHaveLength(1);
  }
  await setup.driver.advance(1.5 * hour);
  expect(await status()).toBe('paused');
  await say('daily resume');
  expect(textOf(await say('daily now'))).toContain('Posting has failed since');
  await setup.driver.bot.runner.settled();
  expect(told()).toHaveLength(2);
});

test('tells again later if a direct message does not get through', async () => {
  await setUpDaily();
  failing(known);
  const { tell } = setup.platform;
  let isShut = true;
  setup.platform.tell = async (...args) => {
    if (isShut) throw new Error('socket hang up');
    return tell(...args);
  };
  await setup.driver.advance(31 * minute);
  expect(await status()).toBe('paused');
  isShut = false;
  await setup.driver.advance(day);
  expect(told()).toHaveLength(1);
  await setup.driver.advance(2 * day);
  expect(told()).toHaveLength(1);
});

test('gives up on a message that is refused while others go through', async () => {
  await setUpDaily();
  let posts = 0;
  const refused = failing(() =>
    ++posts === 1 || (refused.attempts === 1 && posts === 3) ? unknown() : undefined,
  );
  await setup.driver.advance(30 * minute);
  await say('daily now');
  await setup.driver.bot.runner.settled();
  expect(setup.platform.messages).toHaveLength(1);
  await setup.driver.advance(3 * hour);
  expect([refused.attempts, setup.platform.messages.length]).toEqual([2, 1]);
  expect([told(), await status()]).toEqual([[], 'active']);
  await setup.driver.advance(day);
  expect(setup.platform.messages).toHaveLength(2);
});

test('a home page lists where posting fails, for those who play there and who set it up', async () => {
  await setUpDaily();
  failing(unknown);
  await setup.driver.advance(31 * minute);
  const home = async (user: string) =>
    textOf(
      await setup.driver.bot.handle({
        kind: 'overview',
        sender: { platform: 'scripted', workspace: 'w', user, name: user, manager: true },
        place: { platform: 'scripted', workspace: 'w', channel: 'dm', name: 'dm' },
      }),
    );
  expect(await home('ada')).toMatch(new RegExp(`#general Posting has failed since .*: ${reason}`));
  expect(await home('grace')).not.toContain('Posting has failed');
});

/** Starts a quiz, and lets `failure` decide about each of its posts: the introduction is 0, the questions follow. */
const playQuiz = async (failure: (post: number) => Error | undefined, options = {}) => {
  let posts = 0;
  const counted = failing(() => failure(posts++));
  await say('quiz start', { count: '4', seconds: '10', lobby: '3', ...options });
  return counted;
};
const titles = () => setup.platform.messages.map(({ cards }) => textOf(cards[0]).split('\n')[0]);

test.each([
  ['an unforeseen', unknown],
  ['a known', known],
])(
  'a quiz goes on at once without a question that meets %s refusal, and the next message says so',
  async (_, error) => {
    await playQuiz((post) => (post === 2 ? error() : undefined));
    // Question 1 opens after 3 seconds, is open for 10, and 6 seconds later question 2 is refused.
    await setup.driver.advance(20_000);
    expect(titles()).toEqual(['A quiz with 4 questions', 'Question 1 of 4', 'Question 3 of 4']);
    expect(textOf(setup.platform.messages[2]?.cards[0])).toContain(
      'Question 2 could not be posted and was skipped.',
    );
    await setup.driver.advance(40_000);
    expect(titles().slice(3)).toEqual(['Question 4 of 4', 'Final standings']);
    expect(textOf(setup.platform.messages[3]?.cards[0])).not.toContain('could not be posted');
    expect(textOf(setup.platform.messages[4]?.cards[0])).toContain(
      'Question 2 could not be posted and was skipped.',
    );
    expect(told()).toEqual([]);
  },
);

test.each([
  ['unforeseen', unknown],
  ['known', known],
])(
  'a quiz of which nothing can be posted because of an %s refusal ends, and its starter hears why',
  async (_, error) => {
    const { attempts } = await playQuiz(error);
    expect(attempts).toBe(0);
    await setup.driver.advance(minute);
    expect(told()).toEqual([
      expect.stringMatching(/^ada: Nobody saw your quiz in #general, so it has ended\..*refuses|Let me/),
    ]);
    expect(textOf(await say('quiz stop'))).toContain('No quiz is running');
    await setup.driver.advance(2 * hour);
    expect([titles(), told().length]).toEqual([[], 1]);
  },
);

test('a quiz during which the platform is away ends, and says so once it is back', async () => {
  let isAway = true;
  await playQuiz(() => (isAway ? away() : undefined));
  await setup.driver.advance(4 * minute);
  expect(told()).toEqual([expect.stringContaining('Nobody saw your quiz in #general')]);
  isAway = false;
  await setup.driver.advance(2 * minute);
  expect(titles()).toEqual(['Final standings']);
  expect(textOf(setup.platform.messages[0]?.cards[0])).toContain('Questions 1 to 4 could not be posted');
});

test('a quiz goes on as soon as the platform is back', async () => {
  let isAway = false;
  await playQuiz(() => (isAway ? away() : undefined));
  await setup.driver.advance(18_000);
  isAway = true;
  await setup.driver.advance(50_000);
  isAway = false;
  await setup.driver.advance(35_000);
  expect(titles().slice(0, 3)).toEqual(['A quiz with 4 questions', 'Question 1 of 4', 'Question 3 of 4']);
  expect(textOf(setup.platform.messages[2]?.cards[0])).toContain(
    'Question 2 could not be posted and was skipped.',
  );
});

test('does not post a question that is withdrawn while its post is stuck', async () => {
  let isAway = true;
  failing(() => (isAway ? away() : undefined));
  await setUpDaily();
  await setup.driver.advance(31 * minute);
  const [round] = await setup.services.store.transaction(({ rounds }) => rounds.ofChannel(1));
  await withdraw(setup.driver, 'ada', round?.question.id);
  isAway = false;
  await setup.driver.advance(hour);
  expect(titles().filter((title) => title?.startsWith('Daily question'))).toEqual([]);
});

test('shows the answer to a question before the next one, however slow the edit is', async () => {
  await say('quiz start', { count: '2', seconds: '5', lobby: '3' });
  const { edit } = setup.platform;
  const { promise, resolve } = Promise.withResolvers<void>();
  setup.platform.edit = async (...args) => {
    await promise;
    return edit(...args);
  };
  await setup.driver.advance(5_000);
  setup.services.runtime.jump(10_000);
  await setup.driver.bot.runner.tick();
  setup.services.runtime.jump(9_000);
  await setup.driver.bot.runner.tick();
  expect(titles()).toEqual(['A quiz with 2 questions', 'Question 1 of 2']);
  resolve();
  await setup.driver.bot.runner.settled();
  expect(titles()).toEqual(['A quiz with 2 questions', 'Question 1 of 2', 'Question 2 of 2']);
  expect(textOf(setup.platform.messages[1]?.cards.at(-1))).toContain('The answer is');
});
