import { expect, test } from 'vitest';
import { type Platform, PlatformRefusal } from '../../../src/chat/platform.ts';
import { openBotDriver, speakingTo, textOf } from '../../drivers/bot-driver.ts';
import { inMegabytes, type Memory, memory } from '../../support/memory.ts';
import { createTestRuntime } from '../../support/runtime.ts';
import { createServices } from '../../support/services.ts';

const channels = Number(process.env.CROWD ?? 1000);
const minute = 60_000;
const [failing, silent, forbidden] = ['c3', 'c5', 'c7'];

/** A platform with one channel that always fails, one that never responds, and one that refuses. It keeps no cards. */
const troubled = (now: () => number) => {
  const { promise: never, resolve: answer } = Promise.withResolvers<void>();
  const { promise: all, resolve: finish } = Promise.withResolvers<void>();
  /** The channels of all posts, oldest first. */
  const posted: string[] = [];
  const told: string[] = [];
  const failures: number[] = [];
  const measured: Memory[] = [];
  let underWay = 0;
  let most = 0;
  const platform: Platform = {
    name: 'troubled',
    post: async ({ channel }, _, key) => {
      underWay += 1;
      most = Math.max(most, underWay);
      try {
        // Everything else that can start does so here.
        await new Promise(setImmediate);
        if (channel === failing) {
          failures.push(now());
          throw new Error('service unavailable');
        }
        if (channel === forbidden) throw new PlatformRefusal('forbidden', 'Let me send messages there.');
        if (channel === silent) await never;
        const count = posted.push(channel);
        if (count % (channels / 10) === 0) measured.push(memory());
        if (count === channels - 3) finish();
        return key;
      } finally {
        underWay -= 1;
      }
    },
    edit: async () => {},
    tell: async (_, card) => {
      told.push(textOf(card));
    },
    find: async () => undefined,
  };
  return { platform, posted, told, failures, measured, answer, all, most: () => most };
};

test(`${channels} schedules due in the same minute are all posted, whatever a few channels do`, async () => {
  const runtime = createTestRuntime();
  const { platform, posted, told, failures, measured, answer, all, most } = troubled(runtime.now);
  const services = await createServices(runtime);
  const driver = openBotDriver(services, platform);
  const names = Array.from({ length: channels }, (_, index) => `c${index}`);
  const options = { time: '11:00', timezone: 'UTC', days: 'daily' };
  const { say } = speakingTo<string, number>(driver.bot, (user, index) => {
    // A workspace has a limited number of daily questions.
    const at = { platform: platform.name, workspace: `w${Math.floor(index / 100)}` };
    const name = names[index] ?? '';
    return { sender: { ...at, user, name: user, manager: true }, place: { ...at, channel: name, name } };
  });
  for (const index of names.keys()) await say('ada', index, 'daily setup', options);

  runtime.jump(30 * minute);
  const before = memory();
  const began = performance.now();
  void driver.bot.runner.tick();
  await all;
  const ms = performance.now() - began;
  const after = memory();
  const peak = {
    heap: Math.max(...measured.map(({ heap }) => heap)),
    resident: Math.max(...measured.map(({ resident }) => resident)),
  };
  process.stdout.write(
    `crowd: ${channels} schedules due at once, ${(ms / 1000).toFixed(1)} s, ${most()} under way, ` +
      `before ${inMegabytes(before)}, at most ${inMegabytes(peak)}, after ${inMegabytes(after)}\n`,
  );
  expect(most()).toBeLessThanOrEqual(100);
  // However many posts are due, only those in progress are in memory; the database is not on the heap.
  expect(peak.heap - before.heap).toBeLessThan(10);
  expect(new Set(posted).size).toBe(channels - 3);
  // Oldest first: posts are sent in the order in which they were due.
  const order = posted.map((channel) => Number(channel.slice(1)));
  const displaced = order.filter((index, place) => Math.abs(index - place) > 110);
  expect(displaced).toEqual([]);

  answer();
  await driver.advance(10 * minute);
  expect(posted.filter((channel) => channel === silent)).toHaveLength(1);
  const pauses = failures.slice(1).map((at, index) => Math.round((at - (failures[index] ?? 0)) / 1000));
  expect(pauses.slice(0, 8)).toEqual([1, 2, 4, 8, 16, 32, 60, 60]);
  expect(told).toEqual([expect.stringContaining('I could not post in #c7.')]);
  await services.store.close();
}, 240_000);
