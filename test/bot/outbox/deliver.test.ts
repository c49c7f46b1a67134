import { beforeEach, expect, test } from 'vitest';
import type { Services } from '../../../src/bot/services.ts';
import { PlatformBusy, PlatformRefusal } from '../../../src/chat/platform.ts';
import { type BotDriver, openBotDriver, textOf } from '../../drivers/bot-driver.ts';
import { createScriptedPlatform, type ScriptedPlatform } from '../../drivers/scripted-platform.ts';
import type { TestRuntime } from '../../support/runtime.ts';
import { createServices } from '../../support/services.ts';

let services: Services & { runtime: TestRuntime };
let platform: ScriptedPlatform;
let driver: BotDriver;
beforeEach(async () => {
  services = await createServices();
  platform = createScriptedPlatform();
  driver = openBotDriver(services, platform);
  await driver.command('ada', 'daily setup', { time: '11:00', timezone: 'UTC', days: 'daily' });
});

const halfAnHour = 1_800_000;
const schedule = () => services.store.transaction(({ schedules }) => schedules.ofChannel(1));

test('finds a message whose confirmation was lost instead of posting it again', async () => {
  platform.faults.push({ kind: 'lose answer', error: new Error('socket hang up') });
  await driver.advance(halfAnHour + 5000);
  expect(platform.messages).toHaveLength(1);
});

test('retries after temporary failures until the post succeeds', async () => {
  const down = { kind: 'refuse', error: new Error('service unavailable') } as const;
  platform.faults.push(down, down, down);
  await driver.advance(halfAnHour);
  expect(platform.messages).toHaveLength(0);
  await driver.advance(10_000);
  expect(platform.messages).toHaveLength(1);
  expect((await schedule())?.status).toBe('active');
});

test('waits for as long as a rate limit asks', async () => {
  platform.faults.push({ kind: 'refuse', error: new PlatformBusy(40_000, 'slow down') });
  await driver.advance(halfAnHour + 39_000);
  expect(platform.messages).toHaveLength(0);
  await driver.advance(1000);
  expect(platform.messages).toHaveLength(1);
});

test('does not count repeated rate limits as failures', async () => {
  const patience = { kind: 'refuse', error: new PlatformBusy(60_000, 'slow down') } as const;
  const down = { kind: 'refuse', error: new Error('service unavailable') } as const;
  platform.faults.push(...Array(100).fill(patience), down);
  await driver.advance(halfAnHour + 100 * 60_000);
  expect(platform.messages).toHaveLength(0);
  await driver.advance(1000);
  expect(platform.messages).toHaveLength(1);
});

test('gives up on a post after a day of failed attempts, and lets the channel continue', async () => {
  platform.faults.push(...Array(1000).fill({ kind: 'refuse', error: new Error('service unavailable') }));
  await driver.command('ada', 'quiz start');
  await driver.advance(23 * 3_600_000);
  expect(await services.store.transaction(({ outbox }) => outbox.nextDue(0, [platform]))).toBeDefined();
  await driver.advance(2.5 * 3_600_000);
  expect(platform.messages).toEqual([]);
  platform.faults.length = 0;
  await driver.advance(3_600_000);
  expect(platform.messages.map(({ cards }) => textOf(cards[0]).split('\n')[0])).toEqual([
    expect.stringContaining('Daily question'),
  ]);
});

test('pauses the schedule of a channel that refuses posts, and notifies whoever set it up once', async () => {
  platform.faults.push({
    kind: 'refuse',
    error: new PlatformRefusal('forbidden', 'Let me send messages there.'),
  });
  await driver.advance(halfAnHour + 72 * 3_600_000);
  expect(platform.messages).toHaveLength(0);
  expect(await schedule()).toMatchObject({
    status: 'paused',
    pausedBecause: 'I could not post in #general. Let me send messages there.',
  });
  expect(platform.told.map(({ user, card }) => [user, textOf(card)])).toEqual([
    [
      'ada',
      expect.stringContaining(
        'Let me send messages there. Once that is fixed, start it again with /daily resume',
      ),
    ],
  ]);
  await driver.command('ada', 'daily resume');
  await driver.advance(24 * 3_600_000);
  expect(platform.messages).toHaveLength(1);
});

test('sends nothing more to a workspace that removed the bot', async () => {
  await driver.bot.left('scripted', 'w');
  await driver.advance(72 * 3_600_000);
  expect(platform.messages).toHaveLength(0);
  expect((await schedule())?.status).toBe('paused');
});

test("refuses a schedule with the reason if the bot can't post in the channel", async () => {
  const place = {
    platform: 'scripted',
    workspace: 'w',
    channel: 'quiet',
    name: 'quiet',
    obstacle: "I can't send messages there.",
  };
  const sender = { platform: 'scripted', workspace: 'w', user: 'ada', name: 'ada', manager: true };
  const options = { time: '11:00', timezone: 'UTC' };
  for (const path of ['daily setup', 'quiz start']) {
    const response = await driver.bot.handle({
      kind: 'command',
      path,
      options: path === 'quiz start' ? {} : options,
      sender,
      place,
    });
    expect(textOf(response)).toBe("I can't send messages there.");
  }
});

test('only managers may set up a schedule', async () => {
  const place = { platform: 'scripted', workspace: 'w', channel: 'general', name: 'general' };
  const sender = { platform: 'scripted', workspace: 'w', user: 'eve', name: 'eve', manager: false };
  const response = await driver.bot.handle({
    kind: 'command',
    path: 'daily pause',
    options: {},
    sender,
    place,
  });
  expect(textOf(response)).toContain('for people who manage this workspace');
  expect((await schedule())?.status).toBe('active');
});

test('counts a burst of clicks correctly, tells each person the truth, and edits the message only a few times', async () => {
  await driver.advance(halfAnHour);
  const action = 'answer:1:0';
  const users = Array.from({ length: 300 }, (_, index) => `user${index}`);
  const told = await Promise.all([...users, ...users].map((user) => driver.press(user, action)));
  expect(told.filter((response) => textOf(response).includes('The first answer counts.'))).toHaveLength(300);
  await driver.advance(10_000);
  const [message] = platform.messages;
  expect(message?.cards.length).toBeLessThanOrEqual(3);
  expect(message?.cards.at(-1)?.blocks.find(({ kind }) => kind === 'choices')).toMatchObject({
    answers: 300,
  });
});
