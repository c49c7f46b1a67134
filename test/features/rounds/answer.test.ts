import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Services } from '../../../src/bot/services.ts';
import { lobbyMs } from '../../../src/engine/quiz.ts';
import { type BotDriver, buttonIn, choiceIn, openBotDriver, textOf } from '../../drivers/bot-driver.ts';
import { createScriptedPlatform, type ScriptedPlatform } from '../../drivers/scripted-platform.ts';
import { withdraw } from '../../drivers/withdrawing.ts';
import type { TestRuntime } from '../../support/runtime.ts';
import { createServices } from '../../support/services.ts';

let services: Services & { runtime: TestRuntime };
let platform: ScriptedPlatform;
let driver: BotDriver;

beforeEach(async () => {
  services = await createServices();
  platform = createScriptedPlatform();
  driver = openBotDriver(services, platform);
});
afterEach(() => services.store.close());

const answer = async (user: string, text = 'the right one', channel = 'general') =>
  textOf(await driver.press(user, choiceIn(platform.messages.at(-1)?.cards[0], text) ?? '', channel));

const unheard = { kind: 'lose answer', error: new Error('socket hang up') } as const;

test("starts a question's clock at its first answer if that comes before the platform confirms the post", async () => {
  await driver.command('ada', 'quiz start', { count: '1', level: 'junior', lobby: '3' });
  await driver.bot.runner.settled();
  // Three for the question, and one for the edit that takes the buttons of the lobby away.
  platform.faults.push(unheard, unheard, unheard, unheard);
  // The question is posted at three seconds, and the bot learns of it seven seconds later.
  await driver.advance(5_000);
  expect(await answer('ada')).toContain('Right! +150');
  await driver.advance(3_000);
  expect(await answer('grace', 'a wrong one')).toContain('Not this time');
  await driver.advance(7_000);
  expect(await answer('alan')).toContain('Right! +125');
  const asked = await services.store.transaction(({ rounds }) => rounds.get(1));
  await withdraw(driver, 'ada', asked?.question.id);
  const { standings } = await services.store.transaction(({ boards }) => boards.quiz(1, 10));
  expect(standings.map(({ name, points }) => [name, points])).toEqual([
    ['ada', 150],
    ['grace', 142],
    ['alan', 125],
  ]);
});

test('counts an answer for the channel of its question, wherever the button is pressed', async () => {
  await driver.command('ada', 'daily setup', { time: '11:00', timezone: 'UTC', days: 'daily' });
  for (let day = 1; day <= 3; day++) {
    await driver.advance(24 * 3_600_000);
    const channel = day < 3 ? 'general' : 'random';
    expect(await answer('ada', 'the right one', channel)).toContain(`Your streak: ${day} day`);
  }
});

test('a reveal does not name a first member who was erased, and says so if nobody got it', async () => {
  const reveal = async (...answers: readonly [user: string, text: string][]) => {
    await driver.command('ada', 'quiz start', { count: '1', level: 'junior' });
    await driver.advance(lobbyMs);
    for (const [user, text] of answers) await answer(user, text);
    await driver.press('ada', buttonIn(await driver.command('ada', 'privacy erase'), 'Erase everything'));
    await driver.advance(20_000);
    return textOf(platform.messages.findLast(({ key }) => key.startsWith('quest'))?.cards.at(-1));
  };
  const right = 'the right one';
  const both = await reveal(['ada', right], ['grace', right]);
  expect(both).toMatch(/^The answer is [A-D]\.$/m);
  expect(await reveal(['ada', right], ['grace', 'a wrong one'])).toContain('Nobody got it.');
  expect(await reveal(['grace', right], ['alan', right])).toContain('First to get it: grace.');
});
