import { expect, test } from 'vitest';
import { type Platform, Refused } from '../../src/bot/ports/platform.ts';
import { createParts } from '../support/parts.ts';
import { createScriptedPlatform } from '../support/scripted-platform.ts';
import { openTable, textOf } from '../support/table.ts';
import { createTestWorld } from '../support/world.ts';

const channels = Number(process.env.CROWD ?? 1000);
const minute = 60_000;
const [failing, silent, forbidden] = ['c3', 'c5', 'c7'];

/** A platform with a channel that always fails, one that does not answer, and one that refuses. */
const troubled = () => {
  const scripted = createScriptedPlatform();
  const { promise: never, resolve: answer } = Promise.withResolvers<void>();
  const failures: number[] = [];
  let underWay = 0;
  let most = 0;
  let now = () => 0;
  const platform: Platform = {
    ...scripted,
    post: async (address, card, key) => {
      underWay += 1;
      most = Math.max(most, underWay);
      try {
        // Everything else that can start, starts.
        await new Promise(setImmediate);
        if (address.channel === failing) {
          failures.push(now());
          throw new Error('service unavailable');
        }
        if (address.channel === forbidden) throw new Refused('forbidden', 'Let me send messages there.');
        if (address.channel === silent) await never;
        return await scripted.post(address, card, key);
      } finally {
        underWay -= 1;
      }
    },
  };
  return {
    platform,
    scripted,
    failures,
    answer,
    most: () => most,
    clock: (of: () => number) => {
      now = of;
    },
  };
};

test(`${channels} schedules due at the same minute are all posted, whatever single channels do`, async () => {
  const world = createTestWorld();
  const { platform, scripted, failures, answer, most, clock } = troubled();
  clock(world.now);
  const parts = await createParts(world);
  const table = openTable(parts, platform);
  const names = Array.from({ length: channels }, (_, index) => `c${index}`);
  const options = { time: '11:00', timezone: 'UTC', days: 'daily' };
  for (const name of names) await table.command('ada', 'daily setup', options, name);

  world.jump(30 * minute);
  void table.bot.runner.tick();
  const expected = channels - 3;
  const began = performance.now();
  const all = new Promise<void>((resolve) => {
    scripted.onSend = () => {
      if (scripted.messages.length === expected) resolve();
    };
  });
  await all;
  const ms = performance.now() - began;
  process.stdout.write(
    `crowd: ${channels} schedules due at once, ${(ms / 1000).toFixed(1)} s, ${most()} under way\n`,
  );
  expect(most()).toBeLessThanOrEqual(100);
  expect(new Set(scripted.messages.map(({ channel }) => channel)).size).toBe(expected);
  // Oldest first: what was due first is sent first.
  const order = scripted.messages.map(({ channel }) => Number(channel.slice(1)));
  const displaced = order.filter((index, place) => Math.abs(index - place) > 110);
  expect(displaced).toEqual([]);

  answer();
  await table.advance(10 * minute);
  expect(scripted.messages.filter(({ channel }) => channel === silent)).toHaveLength(1);
  const pauses = failures.slice(1).map((at, index) => Math.round((at - (failures[index] ?? 0)) / 1000));
  expect(pauses.slice(0, 8)).toEqual([1, 2, 4, 8, 16, 32, 60, 60]);
  expect(scripted.told.map(({ card }) => textOf(card))).toEqual([
    expect.stringContaining('I could not post in #c7.'),
  ]);
  await parts.store.close();
}, 120_000);
