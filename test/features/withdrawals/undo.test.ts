import { expect, test } from 'vitest';
import type { Reply } from '../../../src/chat/messages.ts';
import { PlatformBusy } from '../../../src/chat/platform.ts';
import { shortestPauseMs } from '../../../src/engine/pace.ts';
import { lobbyMs } from '../../../src/engine/quiz.ts';
import { buttonIn, choiceIn, linesOf, openBotDriver, textOf } from '../../drivers/bot-driver.ts';
import { setUpEachTest } from '../../drivers/each-test.ts';
import { withdraw } from '../../drivers/withdrawing.ts';

const hour = 3_600_000;

const at = setUpEachTest();

const newest = () => at.platform.messages.at(-1)?.cards.at(-1);
const answers = async (user: string, text: string) =>
  textOf(await at.driver.press(user, choiceIn(newest(), text) ?? ''));
const says = async (user: string, path: string, options = {}) =>
  textOf(await at.driver.command(user, path, options));
const askToWithdraw = (user: string, id: string) => at.driver.command(user, 'question void', { id });
const press = async (user: string, shown: Reply, label: string) => {
  const reply = await at.driver.press(user, buttonIn(shown, label));
  await at.driver.advance(0);
  return reply;
};
const withdrawn = async (id: string | undefined) => {
  const { done } = await withdraw(at.driver, 'ada', id);
  await at.driver.advance(0);
  return done;
};
const points = async (user: string) =>
  Number(new RegExp(`${user} +(\\d+) `).exec(linesOf(await at.driver.command('nobody', 'leaderboard')))?.[1]);
const kept = () =>
  at.services.store.transaction(async ({ keptAnswers }) =>
    (await keptAnswers.kept(1)).map(({ member }) => member),
  );

/** Runs a quiz of one question about the GIL, which ada answers right and grace wrong. */
const playQuiz = async () => {
  await at.driver.command('ada', 'quiz start', { topic: 'gil', level: 'junior', count: '1' });
  await at.driver.advance(lobbyMs);
  await answers('ada', 'the right one');
  await answers('grace', 'a wrong one');
  await at.driver.advance(20_000 + shortestPauseMs);
};

/** Lets one day after another pass, each with a question about the GIL that these people answer. */
const playDays = async (...days: readonly (readonly string[])[]): Promise<string[]> => {
  await at.driver.command('ada', 'daily setup', {
    time: '11:00',
    timezone: 'UTC',
    topic: 'gil',
    days: 'daily',
  });
  const asked: string[] = [];
  for (const people of days) {
    await at.driver.advance(asked.length === 0 ? hour : 24 * hour);
    asked.push(/What about (\S+)\?/.exec(textOf(newest()))?.[1] ?? '');
    for (const user of people) await answers(user, 'the right one');
  }
  return asked;
};

test('says what withdrawing would change, and waits for a manager to confirm', async () => {
  await playQuiz();
  const asked = await askToWithdraw('ada', 'gil-junior');
  expect(textOf(asked)).toContain(
    '1 answer by 1 member will be graded again, which adds 150 points to the leaderboards. I will tell 1 channel.',
  );
  expect(await points('grace')).toBe(0);
  expect(textOf(await press('ada', asked, 'Cancel'))).toBe('Everything stays as it is.');
  expect(textOf(await press('guest', asked, 'Withdraw'))).toBe('Only managers can withdraw a question.');
  expect(await points('grace')).toBe(0);
  expect(textOf(await press('ada', asked, 'Withdraw'))).toContain('1 answer by 1 member gained points');
  expect(await points('grace')).toBe(150);
});

test('counts open questions, and quizzes that are about to ask', async () => {
  await at.driver.command('ada', 'quiz start', { topic: 'gil', count: '3' });
  await at.driver.advance(lobbyMs);
  const open = /What about (\S+)\?/.exec(textOf(newest()))?.[1] ?? '';
  const foreseen = await Promise.all(
    ['gil-junior', 'gil-intermediate', 'gil-senior'].map(async (id) => [
      id,
      textOf(await askToWithdraw('ada', id)),
    ]),
  );
  for (const [id, text] of foreseen) {
    expect(text).toContain(
      id === open ? '1 open question closes. No answer' : '1 running quiz goes on without it.',
    );
  }
});

test('withdraws once for two presses, and asks again when an old button is pressed after an undo', async () => {
  await playQuiz();
  const asked = await askToWithdraw('ada', 'gil-junior');
  const done = await press('ada', asked, 'Withdraw');
  const again = await press('grace', asked, 'Withdraw');
  expect(textOf(again)).toContain('"What about gil-junior?" was already withdrawn.');
  expect(at.platform.messages.filter(({ key }) => key.startsWith('withdr'))).toHaveLength(1);
  expect(textOf(await press('grace', again, 'Undo'))).toContain('"What about gil-junior?" counts again');
  expect(textOf(await press('ada', done, 'Undo'))).toBe('That withdrawal was already undone.');
  expect(textOf(await press('ada', asked, 'Withdraw'))).toContain(
    'Withdraw this question?\nWhat about gil-junior?',
  );
  expect(await points('grace')).toBe(0);
});

test('an undo edits what channels were shown instead of posting, and the question may be asked again', async () => {
  await playQuiz();
  await withdrawn('gil-junior');
  expect(await points('grace')).toBe(150);
  const count = at.platform.messages.length;
  const shown = await at.driver.command('ada', 'question show', { id: 'gil-junior' });
  expect(linesOf(shown)).toContain('Withdrawn here on November 21, 2026 by a manager.');
  const guest = await at.driver.command('guest', 'question show', { id: 'gil-junior' });
  expect(linesOf(guest)).toContain('Withdrawn here on November 21, 2026 by a manager.');
  expect(() => buttonIn(guest, 'Undo')).toThrow();
  expect(textOf(await press('guest', shown, 'Undo'))).toBe('Only managers can undo a withdrawal.');
  await press('ada', shown, 'Undo');
  expect(await points('grace')).toBe(0);
  expect(at.platform.messages).toHaveLength(count);
  const texts = at.platform.messages.map(({ cards }) => textOf(cards.at(-1)));
  expect(texts.join('\n')).not.toContain('withdrawn,');
  expect(texts.at(-1)).toContain('A question counts again: "What about gil-junior?"');
  expect(texts.find((text) => text.includes('What about gil-junior?'))).toContain('First to get it: ada.');
  const standings = at.platform.messages.find(({ key }) => key.startsWith('quiz-e'));
  expect(linesOf(standings?.cards.at(-1))).toMatch(/grace +0 +0 of 1/);
  expect(await says('ada', 'question show', { id: 'gil-junior' })).not.toContain('Withdrawn');
  await at.driver.command('ada', 'quiz start', { topic: 'gil', level: 'junior', count: '1' });
  await at.driver.advance(lobbyMs);
  expect(textOf(newest())).toContain('What about gil-junior?');
});

test("can't be undone after a day, when the old grades are gone, even if the process was down", async () => {
  await playQuiz();
  const done = await withdrawn('gil-junior');
  await at.driver.advance(24 * hour - 1);
  expect(await kept()).toHaveLength(1);
  at.driver = openBotDriver({ ...at.services, runtime: at.services.runtime }, at.platform);
  await at.driver.bot.start();
  await at.driver.advance(1);
  expect(await kept()).toEqual([]);
  expect(textOf(await press('ada', done, 'Undo'))).toContain("can't be undone anymore");
  const shown = await at.driver.command('ada', 'question show', { id: 'gil-junior' });
  expect(textOf(shown)).toContain('Withdrawn here on');
  expect(() => buttonIn(shown, 'Undo')).toThrow();
  expect(await points('grace')).toBe(150);
});

test('leaves out who was erased meanwhile, and keeps what was earned meanwhile', async () => {
  const [, missed = ''] = await playDays(['ada', 'grace', 'linus'], [], ['ada', 'grace']);
  const before = await points('ada');
  const done = await withdrawn(missed);
  expect(await points('ada')).toBe(before + 10);
  const erase = await at.driver.command('grace', 'privacy erase');
  await press('grace', erase, 'Erase everything');
  await at.driver.advance(24 * hour - 1);
  // The streak of the last answer counts the spared day.
  await answers('ada', 'the right one');
  await answers('linus', 'the right one');
  const linus = await points('linus');
  expect(textOf(await press('ada', done, 'Undo'))).toContain('counts again');
  expect(await points('linus')).toBe(linus);
  expect(linesOf(await at.driver.command('nobody', 'leaderboard', { period: 'all' }))).not.toContain('grace');
});

test("a day that was closed too early breaks nobody's streak, but stays closed", async () => {
  const [, today = ''] = await playDays(['ada', 'grace'], ['ada']);
  const late = choiceIn(newest(), 'the right one') ?? '';
  await press('ada', await withdrawn(today), 'Undo');
  expect(textOf(await at.driver.press('grace', late))).toContain('closed');
  expect(textOf(newest())).toContain('A question counts again');
  await at.driver.advance(24 * hour);
  await answers('grace', 'the right one');
  expect(linesOf(await at.driver.command('grace', 'stats'))).toContain('2 days in #general; best 2');
});

test('what channels have not seen when a withdrawal is undone is not posted anymore', async () => {
  await at.driver.command('ada', 'daily setup', {
    time: '11:00',
    timezone: 'UTC',
    topic: 'gil',
    days: 'daily',
  });
  const busy = { kind: 'refuse', error: new PlatformBusy(60_000, 'wait') } as const;
  at.platform.faults.push(busy);
  await at.driver.command('ada', 'daily now');
  await at.driver.advance(0);
  const [round] = await at.services.store.transaction(({ rounds }) => rounds.ofChannel(1));
  const { done } = await withdraw(at.driver, 'ada', round?.question.id);
  at.platform.faults.push(busy, busy, busy);
  await press('ada', done, 'Undo');
  await at.driver.advance(10 * 60_000);
  expect(at.platform.messages).toEqual([]);
  expect(await at.services.store.transaction(({ rounds }) => rounds.ofChannel(1))).toEqual([]);
});

test('an undo opens the reports again that the withdrawal settled', async () => {
  await says('guest', 'question report', { id: 'gil-junior', reason: 'Odd' });
  await says('guest', 'question report', { id: 'gil-senior', reason: 'Even' });
  await says('ada', 'question dismiss', { id: 'gil-senior' });
  await at.driver.advance(1);
  const done = await withdrawn('gil-junior');
  expect(await says('ada', 'question reports')).toContain('There are no open reports.');
  await press('ada', done, 'Undo');
  const reports = await says('ada', 'question reports');
  expect(reports).toContain('guest: Odd');
  expect(reports).not.toContain('Even');
});

test('another workspace can neither undo a withdrawal nor see that it happened', async () => {
  await playQuiz();
  const done = await withdrawn('gil-junior');
  const { command, press } = at.driver.elsewhere;
  const pressed = await press('zoe', buttonIn(done, 'Undo'));
  expect(textOf(pressed)).toBe('I no longer know that withdrawal.');
  const shown = await command('zoe', 'question show', { id: 'gil-junior' });
  expect(textOf(shown)).not.toContain('Withdrawn');
});

test('asks to undo a later withdrawal first if its points build on this one', async () => {
  const [, second = '', third = ''] = await playDays(['ada'], [], [], ['ada']);
  const first = await withdrawn(second);
  await withdrawn(third);
  expect(textOf(await press('ada', first, 'Undo'))).toBe(
    `"What about ${third}?" was withdrawn later, and its points build on this. Undo that first: /question show ${third} has the button.`,
  );
});
