import { setImmediate } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { buttonIn, choiceIn, openBotDriver, textOf } from '../../drivers/bot-driver.ts';
import { holdRecounts, runSlice } from '../../drivers/held-recounts.ts';
import { type Deed, hour, openPlay, type Play, playDeeds, readAll } from '../../drivers/withdrawal-play.ts';
import { withdraw } from '../../drivers/withdrawing.ts';

const all = (...deeds: Deed[]) => deeds;
const deeds = {
  days: [
    [all('right', 'wrong', 'wrong'), all('right', 'wrong', 'right')],
    [all('wrong', 'wrong', 'nothing'), all('nothing', 'wrong', 'right')],
    [all('right', 'right', 'right'), all('right', 'right', 'right')],
  ],
  quiz: { mode: 'everyone', deeds: all('nothing', 'nothing', 'nothing') },
  isOpen: false,
};
const line = 'Points here are being recounted, so they may change in a moment.';

let play: Play;
let asked: string[];
beforeEach(async () => {
  play = await openPlay(1, holdRecounts);
  asked = await playDeeds(play, deeds);
  await play.driver.command('boss', 'help');
});
afterEach(() => play.connection.db.destroy());

const slice = () => runSlice(play.services, play.platform, play.connection);
const says = async (path: string, options = {}) => textOf(await play.driver.command('ada', path, options));
const press = async (action: string) => textOf(await play.driver.press('boss', action));

test('boards, statistics, and Home say that points are being recounted, here and until it is done', async () => {
  const shown = async () => {
    const home = await play.driver.bot.handle({
      kind: 'overview',
      sender: { platform: 'scripted', workspace: 'w', user: 'ada', name: 'ada', manager: true },
      place: { platform: 'scripted', workspace: 'w', channel: 'general', name: 'general' },
    });
    const teams = await says('leaderboard', { scope: 'teams' });
    const all = [await says('leaderboard'), teams, await says('stats'), textOf(home)];
    return all.map((text) => text.split(line).length - 1);
  };
  expect(await shown()).toEqual([0, 0, 0, 0]);
  await play.driver.elsewhere.command('zoe', 'help');
  await withdraw(play.driver, 'boss', asked[0]);
  expect(await shown()).toEqual([1, 1, 1, 1]);
  expect(textOf(await play.driver.elsewhere.command('zoe', 'leaderboard'))).not.toContain(line);
  await slice();
  expect(await shown()).toEqual([1, 1, 1, 1]);
  while (await slice());
  expect(await shown()).toEqual([0, 0, 0, 0]);
});

test('the preview and the reply give no numbers when there are too many answers for one slice', async () => {
  const { asked: preview, done } = await withdraw(play.driver, 'boss', asked[0]);
  expect(textOf(preview)).toContain('Answers to it (6) will be graded again');
  expect(textOf(done)).toContain(
    'Answers to it are being graded again, and the points follow within moments',
  );
  while (await slice());
  expect(await press(buttonIn(done, 'Undo'))).toContain('Points and leaderboards follow within moments.');
});

test('an undo while a withdrawal is half done gives back what it had changed, and nothing else changes', async () => {
  // So that the withdrawal does not store the manager.
  await play.driver.command('boss', 'link');
  const before = await readAll(play);
  const { done } = await withdraw(play.driver, 'boss', asked[0]);
  await slice();
  const half = await readAll(play);
  expect(half.answers).not.toEqual(before.answers);
  await press(buttonIn(done, 'Undo'));
  while (await slice());
  expect(await readAll(play)).toEqual(before);
  expect(await press(buttonIn(done, 'Undo'))).toBe('That withdrawal was already undone.');
});

test('an earlier withdrawal can be undone once a later one is counted', async () => {
  const first = (await withdraw(play.driver, 'boss', asked[0])).done;
  while (await slice());
  const second = (await withdraw(play.driver, 'boss', asked[1])).done;
  expect(await press(buttonIn(first, 'Undo'))).toBe(
    `"What about ${asked[1]}?" was withdrawn later, and its points are still being recounted. Please try again in a moment.`,
  );
  await press(buttonIn(second, 'Undo'));
  expect(await press(buttonIn(first, 'Undo'))).toContain('counts again');
});

test("standings in a quiz's last message are corrected once the recount is done", async () => {
  const quiz = { topic: 'gil', level: 'junior', count: '1' };
  await play.driver.command('ada', 'quiz start', quiz);
  await play.driver.advance(hour);
  const ends = () =>
    play.platform.messages.findLast(({ key }) => key.startsWith('quiz-e'))?.cards.length ?? 0;
  await withdraw(play.driver, 'boss', 'gil-junior');
  await play.driver.advance(hour);
  const edited = ends();
  while (await slice());
  await play.driver.advance(hour);
  expect(ends()).toBe(edited + 1);
});

test('old grades go slice by slice after a day, also those of a recount that took longer', async () => {
  const { db } = play.connection;
  const kept = async () => (await db.selectFrom('keptAnswers').select('memberId').execute()).length;
  await withdraw(play.driver, 'boss', asked[0]);
  await slice();
  await slice();
  await play.driver.advance(25 * hour);
  expect(await kept()).toBeGreaterThan(0);
  while (await slice());
  expect(await kept()).toBeGreaterThan(1);
  await play.driver.advance(hour);
  expect(await kept()).toBe(0);
});

test('other work goes on between the slices', async () => {
  const real = await openPlay(1);
  const [first] = await playDeeds(real, deeds);
  let slices = 0;
  const { store } = real.services;
  const counted: typeof store.transaction = (work) =>
    store.transaction((records) => {
      const { save } = records.recounts;
      const counting: typeof save = async (...args) => {
        slices += 1;
        await save(...args);
      };
      return work({ ...records, recounts: { ...records.recounts, save: counting } });
    });
  const driver = openBotDriver(
    { ...real.services, store: { ...store, transaction: counted } },
    real.platform,
  );
  await withdraw(driver, 'boss', first);
  const seen = new Set<number>();
  const settled = driver.bot.runner.settled();
  let isDone = false;
  void settled.then(() => (isDone = true));
  while (!isDone) {
    seen.add(slices);
    await setImmediate();
  }
  expect(slices).toBeGreaterThan(3);
  expect(seen.size).toBeGreaterThan(3);
  await store.close();
});

test.each(['links', 'unlinks'])(
  'someone who %s accounts meanwhile gets the streak that they had before',
  async (what) => {
    const own = await openPlay(1, holdRecounts);
    const { driver, platform, connection } = own;
    const { elsewhere } = driver;
    const plan = { time: '10:45', timezone: 'UTC', topic: 'gil', days: 'daily' };
    await elsewhere.command('zoe', 'daily setup', plan);
    const missed = all('nothing', 'nothing', 'nothing');
    const last = all('right', 'right', 'right');
    const quiz = { mode: 'everyone', deeds: missed };
    const days = [
      [missed, missed],
      [missed, missed],
      [last, last],
    ];
    const open = { days, quiz, isOpen: false };
    // Only the other account keeps the first day, and nobody keeps the second one, which is withdrawn.
    await playDeeds(own, open, { open: '20' }, async (day) => {
      const card = platform.messages.findLast(({ channel }) => channel === 'lobby')?.cards.at(-1);
      if (day === 0) await elsewhere.press('zoe', choiceIn(card, 'the right one') ?? '');
    });
    const link = async () => {
      const [, code = ''] = /\/link (\w{5}-\w{5})/.exec(textOf(await driver.command('ada', 'link'))) ?? [];
      const asked = await elsewhere.command('zoe', 'link', { code });
      await elsewhere.press('zoe', buttonIn(asked, 'Link them'));
    };
    const { db } = connection;
    const { questionId } = await db
      .selectFrom('rounds')
      .select('questionId')
      .where('channelId', '=', ({ selectFrom }) =>
        selectFrom('channels').select('id').where('channel', '=', 'general'),
      )
      .where('day', '=', 2)
      .executeTakeFirstOrThrow();
    if (what === 'unlinks') await link();
    await withdraw(driver, 'ada', questionId);
    if (what === 'links') await link();
    else await driver.command('ada', 'link', { code: 'undo' });
    while (await runSlice(own.services, platform, connection));
    const { streak } = await db
      .selectFrom('answers')
      .innerJoin('rounds', 'rounds.id', 'answers.roundId')
      .innerJoin('members', 'members.id', 'answers.memberId')
      .innerJoin('channels', 'channels.id', 'rounds.channelId')
      .select('streak')
      .where('user', '=', 'ada')
      .where('channel', '=', 'general')
      .where('day', '=', 3)
      .executeTakeFirstOrThrow();
    expect(streak).toBe(what === 'links' ? 1 : 2);
    expect(await db.selectFrom('recountedMembers').selectAll().execute()).toEqual([]);
    await db.destroy();
  },
);
