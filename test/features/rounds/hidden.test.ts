import { expect, test } from 'vitest';
import type { Reply } from '../../../src/chat/messages.ts';
import { dailyActions } from '../../../src/features/daily/actions.ts';
import { quizActions } from '../../../src/features/quiz/actions.ts';
import { keptOf } from '../../../src/features/recap/kept.ts';
import { gatherRecap } from '../../../src/features/recap/recap.ts';
import { buttonIn, choiceIn, linesOf, originIn, textOf } from '../../drivers/bot-driver.ts';
import { setUpEachTest } from '../../drivers/each-test.ts';

const minute = 60_000;
const hour = 60 * minute;
const id = 'gil-junior';
const sameQuestion = { topic: 'gil', level: 'junior' };

const at = setUpEachTest();

const questionIn = (channel: string) =>
  at.platform.messages.findLast((one) => one.channel === channel && one.key.startsWith('quest'));
const answers = (user: string, text: string, channel: string) =>
  at.driver.press(user, choiceIn(questionIn(channel)?.cards.at(-1), text) ?? '', channel);
const overview = (user: string) =>
  at.driver.bot.handle({ kind: 'overview', ...originIn('scripted', 'w')(user, 'general') });
const fileOf = (reply: Reply): string => ('file' in reply ? (reply.file?.text ?? '') : '');

/** Every way to look up what the right answer to the question is, with what only its solution contains. */
const looks: Readonly<Record<string, readonly [solution: RegExp, look: () => Promise<string>]>> = {
  'showing it': [
    /✓ the right one/,
    async () => linesOf(await at.driver.command('zoe', 'question show', { id })),
  ],
  'searching for it': [
    /gil-junior ·/,
    async () => textOf(await at.driver.command('zoe', 'question search', { text: id })).replaceAll('`', ''),
  ],
  'asking why below an earlier showing': [
    /Because of gil-junior/,
    async () => {
      const earlier = at.platform.messages.find(({ key }) => key.startsWith('quest'));
      const action = buttonIn(earlier?.cards.at(-1) ?? fail(), 'Why?');
      return linesOf(await at.driver.press('zoe', action));
    },
  ],
  'the export of somebody who answered it before': [
    /"right": true/,
    async () => fileOf(await at.driver.command('grace', 'privacy export')),
  ],
  'whether they were first': [
    /"firstToBeRight": \[\s*"gil-junior"/,
    async () => fileOf(await at.driver.command('grace', 'privacy export')),
  ],
  'the home page of somebody who was wrong': [/→ the right one/, async () => linesOf(await overview('ada'))],
  'the home page of somebody who missed it': [/→ the right one/, async () => linesOf(await overview('zoe'))],
  'their own result of a day': [
    /Because of gil-junior/,
    async () => textOf(await at.driver.press('ada', dailyActions['my-day'].id({ round: 1 }))),
  ],
  'their own result of a quiz': [
    /The answer is [ABC]: the right one/,
    async () => textOf(await at.driver.press('ada', quizActions.result.id({ quiz: 2, page: 0 }))),
  ],
  'the recap of the week in which it was asked': [/The answer: the right one/, () => recapText()],
};

const fail = (): never => {
  throw new Error('There is nothing to look at.');
};

/** What a question would say of the most missed one if it carried the recap now. */
const recapText = async (): Promise<string> => {
  let text = '';
  const undone = new Error('Nothing of it is kept.');
  const carrying = at.services.store.transaction(async (records) => {
    const recap = (await records.recaps.open(1, '2026-11-23', 1)) ?? fail();
    const facts = (await gatherRecap(recap.id, records)) ?? fail();
    text = keptOf(facts).mostMissed ?? '';
    throw undone;
  });
  await expect(carrying).rejects.toBe(undone);
  return text;
};

/** Asks the question in one channel, and everything that can be looked up about it there is there a week later. */
const playAndRecap = async () => {
  const plan = { time: '11:00', timezone: 'UTC', days: 'sat', open: '1', recap: 'on', ...sameQuestion };
  await at.driver.command('ada', 'daily setup', plan);
  await at.driver.advance(hour);
  await answers('ada', 'a wrong one', 'general');
  await answers('grace', 'the right one', 'general');
  await at.driver.advance(hour);
  // Somebody who missed a question is told of it where they play.
  await at.driver.command('ada', 'quiz start', { topic: 'slots', count: '1', lobby: '0' });
  await at.driver.advance(0);
  await answers('zoe', 'the right one', 'general');
  await at.driver.advance(hour / 2);
  await at.driver.command('ada', 'quiz start', { ...sameQuestion, count: '1', lobby: '0' });
  await at.driver.advance(0);
  await answers('ada', 'a wrong one', 'general');
  await at.driver.advance(48 * hour);
};

const whatIsShown = async (): Promise<Readonly<Record<string, boolean>>> => {
  const found: Record<string, boolean> = {};
  for (const [way, [solution, look]] of Object.entries(looks)) found[way] = solution.test(await look());
  return found;
};

const everywhere = Object.fromEntries(Object.keys(looks).map((way) => [way, true]));
const nowhere = Object.fromEntries(Object.keys(looks).map((way) => [way, false]));

test('hides a solution wherever one can look it up, from when a quiz plans the question until it is closed', async () => {
  await playAndRecap();
  expect(await whatIsShown()).toEqual(everywhere);
  await at.driver.command('ada', 'quiz start', { ...sameQuestion, count: '1' }, 'random');
  expect(await whatIsShown()).toEqual(nowhere);
  await at.driver.advance(30_000);
  expect(linesOf(questionIn('random')?.cards.at(-1))).toContain(id);
  expect(await whatIsShown()).toEqual(nowhere);
  await at.driver.advance(minute);
  expect(await whatIsShown()).toEqual(everywhere);
});

test('shows a solution again once a quiz that would have asked it is stopped', async () => {
  await playAndRecap();
  await at.driver.command('ada', 'quiz start', { ...sameQuestion, count: '1' }, 'random');
  await at.driver.command('ada', 'quiz stop', {}, 'random');
  expect(await whatIsShown()).toEqual(everywhere);
});

test('hides no solution because a question is open in another workspace', async () => {
  await playAndRecap();
  await at.driver.elsewhere.command('countess', 'quiz start', { ...sameQuestion, count: '1', lobby: '0' });
  await at.driver.advance(0);
  expect(await whatIsShown()).toEqual(everywhere);
});

test('whoever answers a daily question hears why only once no other channel is asked it', async () => {
  await at.driver.command('ada', 'daily setup', {
    time: '11:00',
    timezone: 'UTC',
    reveal: 'instant',
    ...sameQuestion,
  });
  await at.driver.command('ada', 'daily now');
  await at.driver.command('ada', 'quiz start', { ...sameQuestion, count: '1' }, 'random');
  await at.driver.advance(0);
  const early = textOf(await answers('ada', 'a wrong one', 'general'));
  expect(early.trim()).toBe(
    "Extra question: Not quite.\nYou'll see why when the question closes: it is being asked elsewhere, too.",
  );
  expect(linesOf(await overview('ada'))).not.toContain('→');
  await at.driver.advance(2 * minute);
  const late = textOf(await answers('grace', 'a wrong one', 'general'));
  expect(late).toMatch(/Not quite\. The answer is [ABC]\..*Because of gil-junior/s);
  expect(linesOf(await overview('ada'))).toContain('→ the right one');
  // It is still open there, so everyone else has to answer it first.
  expect(textOf(await at.driver.command('grace', 'question show', { id }))).toContain('open right now');
});
