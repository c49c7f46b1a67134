import { expect, test } from 'vitest';
import type { Incoming, Reply } from '../../../src/chat/messages.ts';
import { lobbyMs } from '../../../src/engine/quiz.ts';
import { dailyActions } from '../../../src/features/daily/actions.ts';
import { buttonIn, choiceIn, linesOf, originIn, textOf } from '../../drivers/bot-driver.ts';
import { setUp, setUpEachTest } from '../../drivers/each-test.ts';
import { withdraw } from '../../drivers/withdrawing.ts';

const hour = 3_600_000;
const day = 24 * hour;
const plan = { time: '11:00', timezone: 'UTC', days: 'daily', reveal: 'close', open: '20' };

// It is Saturday at ten.
const at = setUpEachTest();

type Choice = 'the right one' | 'a wrong one';

const question = () => at.platform.messages.findLast(({ key }) => key.startsWith('quest'));
const asked = (): string => /What about (\S+)\?/.exec(textOf(question()?.cards[0]))?.[1] ?? '';
const answers = async (user: string, text: Choice) =>
  textOf(await at.driver.press(user, choiceIn(question()?.cards.at(-1), text) ?? ''));

const sayAbroad = (path: string, options: Readonly<Record<string, string>> = {}) =>
  at.driver.elsewhere.command('countess', path, options);
const overview = (origin: Pick<Incoming, 'sender' | 'place'>) =>
  at.driver.bot.handle({ kind: 'overview', ...origin });

/** Links ada to an account in another workspace. */
const link = async () => {
  const code = /link (\S+)\./.exec(textOf(await at.driver.command('ada', 'link')))?.[1] ?? '';
  const action = buttonIn(await sayAbroad('link', { code }), 'Link them');
  await at.driver.elsewhere.press('countess', action);
};

/** Lets ada's other account answer a question, so that it has statistics. */
const playAbroad = async () => {
  await sayAbroad('quiz start', { count: '1' });
  await at.driver.advance(lobbyMs);
  const action = choiceIn(question()?.cards.at(-1), 'the right one') ?? '';
  await at.driver.elsewhere.press('countess', action);
  await at.driver.advance(hour / 2);
};

const exported = (reply: Reply): string => {
  const text = 'file' in reply ? (reply.file?.text ?? '') : '';
  // What ada chose is hers to know.
  return text.replaceAll(/"answer": .*/g, '');
};

/** Every way in which somebody can look for how ada did, and whether there is something to find after the close. */
const looks: readonly [way: string, look: () => Promise<string>, isToldLater?: boolean][] = [
  ['her leaderboard', async () => linesOf(await at.driver.command('ada', 'leaderboard'))],
  [
    "the channel's",
    async () => linesOf(await at.driver.command('grace', 'leaderboard', { scope: 'channel' })),
  ],
  [
    'daily points',
    async () => linesOf(await at.driver.command('grace', 'leaderboard', { game: 'daily', period: 'all' })),
  ],
  ["the teams'", async () => linesOf(await at.driver.command('ada', 'leaderboard', { scope: 'teams' }))],
  ['her statistics', async () => linesOf(await at.driver.command('ada', 'stats'))],
  ['what others see', async () => linesOf(await at.driver.command('grace', 'stats', { member: 'ada' }))],
  ['her export', async () => exported(await at.driver.command('ada', 'privacy export'))],
  [
    'her home page',
    async () =>
      linesOf(await overview(originIn('scripted', 'w')('ada', 'general'))).replaceAll(/you said ./g, ''),
  ],
  ['a home page abroad', async () => linesOf(await overview(originIn('scripted', 'v')('countess', 'lobby')))],
  ['statistics abroad', async () => linesOf(await sayAbroad('stats'))],
  ['the export abroad', async () => exported(await sayAbroad('privacy export')), false],
  ['the channel', async () => linesOf(question()?.cards.at(-1))],
  [
    'the question',
    async () => linesOf(await at.driver.command('ada', 'question show', { id: asked() })),
    false,
  ],
  [
    'what withdrawing it would change',
    async () => linesOf(await at.driver.command('ada', 'question void', { id: asked() })),
  ],
  ['the question abroad', async () => linesOf(await sayAbroad('question show', { id: asked() })), false],
  ['a search', async () => linesOf(await sayAbroad('question search', { text: asked() })), false],
];

/** Lets ada answer a daily question after two earlier ones, and looks everywhere before and after its close. */
const playAndLook = async (choice: Choice): Promise<readonly [before: string[], after: string[]]> => {
  await at.driver.command('ada', 'team create', { name: 'Reds' });
  await at.driver.command('ada', 'daily setup', plan);
  await link();
  await playAbroad();
  for (const earlier of ['the right one', 'a wrong one'] as const) {
    await at.driver.advance(hour);
    await answers('ada', earlier);
    await answers('grace', 'the right one');
    await at.driver.advance(day - hour);
  }
  await at.driver.advance(hour);
  expect(await answers('ada', choice)).toMatch(/Locked in: [ABC]\. The answer comes/);
  await answers('grace', 'the right one');
  await at.driver.advance(hour);
  const lookEverywhere = async () => {
    const found: string[] = [];
    for (const [, look] of looks) found.push(await look());
    return found;
  };
  const before = await lookEverywhere();
  await at.driver.advance(19 * hour);
  return [before, await lookEverywhere()];
};

test('before the close, nothing tells whether a locked-in answer is right; afterwards, everything does', async () => {
  const right = await playAndLook('the right one');
  await restartFromNothing();
  const wrong = await playAndLook('a wrong one');
  for (const [index, [way, , isToldLater = true]] of looks.entries()) {
    expect([way, right[0][index]]).toEqual([way, wrong[0][index]]);
    expect([way, right[1][index] !== wrong[1][index]]).toEqual([way, isToldLater]);
    expect([way, right[0][index] === '']).toEqual([way, false]);
  }
});

/** Starts over with a new database. */
const restartFromNothing = async () => {
  await at.services.store.close();
  Object.assign(at, await setUp());
};

test('keeps the question and its answer from everybody in every workspace, until it closes', async () => {
  await at.driver.command('ada', 'daily setup', plan);
  await at.driver.advance(hour);
  await answers('ada', 'a wrong one');
  const id = asked();
  for (const show of [
    () => at.driver.command('ada', 'question show', { id }),
    () => at.driver.command('grace', 'question show', { id }),
    () => sayAbroad('question show', { id }),
  ]) {
    expect(textOf(await show())).toContain("That question is open right now. I'll show it");
  }
  expect(linesOf(await sayAbroad('question search', { text: id }))).not.toContain('Because of');
  await at.driver.advance(20 * hour);
  expect(textOf(await sayAbroad('question show', { id }))).toContain('✓ the right one');
});

test('tells someone whose only answer is locked in when it will count', async () => {
  await at.driver.command('ada', 'daily setup', plan);
  await at.driver.advance(hour);
  await answers('ada', 'the right one');
  expect(textOf(await at.driver.command('ada', 'stats'))).toBe(
    'You have no results yet. Your locked-in answer counts once its question closes.',
  );
  expect(textOf(await at.driver.command('grace', 'stats', { member: 'ada' }))).toBe(
    'ada has no results yet.',
  );
  await at.driver.advance(20 * hour);
  expect(linesOf(await at.driver.command('ada', 'stats'))).toContain('1 of 1 answer');
});

test('counts an answer that is locked in when its question is withdrawn, once', async () => {
  await at.driver.command('ada', 'daily setup', plan);
  await at.driver.advance(hour);
  await answers('ada', 'the right one');
  await answers('grace', 'a wrong one');
  const says = await withdraws(asked());
  expect(says).toContain('1 answer by 1 member gained points');
  const board = async () => linesOf(await at.driver.command('ada', 'leaderboard', { period: 'all' }));
  const counted = /1 {2}ada +(\d+) +1\/1\n.*1 {2}grace +\1 +1\/1/;
  expect(await board()).toMatch(counted);
  await at.driver.advance(21 * hour);
  expect(await board()).toMatch(counted);
});

/** Ada withdraws a question. Returns what both answers say. */
const withdraws = async (id: string): Promise<string> => {
  const { asked, done } = await withdraw(at.driver, 'ada', id);
  return `${textOf(asked)}\n${textOf(done)}`;
};

test('withdrawing the question of a missed day does not tell who is right today, and pays at the close', async () => {
  const ids: string[] = [];
  await at.driver.command('ada', 'daily setup', plan);
  for (const isAnswered of [true, false, true]) {
    await at.driver.advance(hour);
    ids.push(asked());
    if (isAnswered) await answers('ada', 'the right one');
    if (ids.length < 3) await at.driver.advance(23 * hour);
  }
  const points = async () =>
    Number(/Points +(\d+)/.exec(linesOf(await at.driver.command('ada', 'stats')))?.[1]);
  const before = await points();
  const says = await withdraws(ids[1] ?? '');
  expect(says).toContain('No answer gains points');
  expect(says).toContain('Nobody had lost points over it');
  expect(await points()).toBe(before);
  await at.driver.advance(20 * hour);
  const level = { junior: 100, intermediate: 150, senior: 200 }[asked().split('-')[1] ?? ''] ?? 0;
  expect(await points()).toBe(before + level + 20);
});

test('after the close, whoever answered learns from the message how that came out, and nobody before', async () => {
  const { driver } = at;
  await driver.command('ada', 'daily setup', plan);
  await driver.advance(hour);
  const looks = async (user: string) =>
    textOf(await driver.press(user, dailyActions['my-day'].id({ round: 1 })));
  await answers('ada', 'the right one');
  await answers('grace', 'a wrong one');
  expect(await looks('ada')).toBe('Your result comes once the question closes.');
  expect(linesOf(question()?.cards.at(-1))).not.toContain('My result');
  await driver.advance(20 * hour);
  const closed = question()?.cards.at(-1);
  expect(closed && buttonIn(closed, 'My result')).toBe(dailyActions['my-day'].id({ round: 1 }));
  expect(await looks('ada')).toMatch(
    /Daily question 1: Right! \d+ points\. Your streak: 1 day\.\nBecause of/,
  );
  expect(await looks('grace')).toMatch(
    /Not quite\. The answer is [A-D]\..*\nAbout your choice: People believe/,
  );
  expect(await looks('zoe')).toBe('You did not answer this question. Press Why? for its answer.');
  await withdraws(asked());
  expect(await looks('grace')).toMatch(
    /Right! .*\nIt counts as right, because this question was withdrawn\./,
  );
});

test('an erased member leaves nothing behind that the close could count', async () => {
  await at.driver.command('ada', 'daily setup', plan);
  await at.driver.advance(hour);
  await answers('ada', 'the right one');
  await answers('grace', 'the right one');
  const asks = await at.driver.command('ada', 'privacy erase');
  await at.driver.press('ada', buttonIn(asks, 'Erase everything'));
  await at.driver.advance(20 * hour);
  const board = linesOf(await at.driver.command('zoe', 'leaderboard', { period: 'all' }));
  expect(board).toMatch(/1 {2}grace +\d+ +1\/1/);
  expect(board).not.toContain('ada');
});

test('a recap counts answers in the week in which their question closes', async () => {
  await at.driver.command('ada', 'daily setup', { ...plan, open: '24', recap: 'on' });
  const recap = () =>
    at.platform.messages
      .map(({ cards }) => linesOf(cards.at(-1)))
      .findLast((one) => one.includes('Last week'));
  for (let days = 0; days < 3; days++) {
    await at.driver.advance(hour);
    await answers('ada', 'a wrong one');
    await at.driver.advance(day - hour);
  }
  // Saturday's question closed in the past week, Sunday's on Monday.
  expect(recap()).toContain('1. ada: 0 points, 0 of 1 right');
  await at.driver.advance(7 * day);
  expect(recap()).toContain('1. ada: 0 points, 0 of 2 right');
});
