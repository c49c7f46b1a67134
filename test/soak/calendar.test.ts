import { expect, test } from 'vitest';
import { createBot } from '../../src/bot/bot.ts';
import type { Platform } from '../../src/chat/platform.ts';
import { draw } from '../../src/engine/random.ts';
import { textOf } from '../drivers/bot-driver.ts';
import { expectedPosts } from '../support/calendar.ts';
import { createTestRuntime } from '../support/runtime.ts';
import { createServices } from '../support/services.ts';
import { setupOptions, timetable, zones } from '../support/timetables.ts';

/** Two days before Europe's clocks go back. */
const from = Temporal.Instant.from('2026-10-23T12:00:00Z').epochMilliseconds;
const isFull = process.env.CALENDAR === 'full';
const schedules = isFull ? 1000 : zones.length;
const days = 365;
const to = from + days * 86_400_000;
const seed = 11;

/** A platform that only keeps when it posted to each channel, and how often it showed each message closed. */
const countingPlatform = (now: () => number) => {
  const posts = new Map<string, number[]>();
  const reveals: number[] = [];
  const platform: Platform = {
    name: 'counting',
    post: async ({ channel }) => {
      posts.set(channel, [...(posts.get(channel) ?? []), now()]);
      return `${reveals.push(0) - 1}`;
    },
    edit: async (_, message, card) => {
      const isClosed = card.blocks.some((block) => block.kind === 'choices' && block.state !== 'open');
      if (isClosed) reveals[Number(message)] = (reveals[Number(message)] ?? 0) + 1;
    },
    tell: async () => {},
    find: async () => undefined,
  };
  return { platform, posts, reveals };
};

test(
  `${schedules} schedules in ${zones.length} zones post as the calendar says for a year`,
  async () => {
    const began = performance.now();
    const runtime = createTestRuntime(seed, from);
    const services = await createServices(runtime);
    const { platform, posts, reveals } = countingPlatform(runtime.now);
    const bot = createBot(services, [platform]);
    const all = Array.from({ length: schedules }, (_, index) => timetable(index, seed, isFull ? 0.75 : 0.04));
    for (const [index, one] of all.entries()) {
      // A workspace has a limited number of daily questions.
      const at = { platform: 'counting', workspace: `w${Math.floor(index / 100)}` };
      const response = await bot.handle({
        kind: 'command',
        path: 'daily setup',
        options: { ...setupOptions(one), open: String(1 + Math.floor(draw(seed, 'open', index) * 72)) },
        sender: { ...at, user: 'ada', name: 'ada', manager: true },
        place: { ...at, channel: `c${index}`, name: `c${index}` },
      });
      expect(textOf(response)).toContain('is set up');
    }
    await runtime.advance(to - from, bot.runner.settled);

    let expected = 0;
    for (const [index, one] of all.entries()) {
      const times = expectedPosts(one, from, to);
      expect([one, posts.get(`c${index}`)]).toEqual([one, times]);
      expected += times.length;
    }
    expect(reveals).toHaveLength(expected);
    // Questions are open for three days at most.
    await runtime.advance(3 * 86_400_000, bot.runner.settled);
    expect(reveals.slice(0, expected).every((count) => count === 1)).toBe(true);
    await services.store.close();
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    process.stdout.write(`calendar: ${schedules} schedules, ${days} days, ${expected} posts, ${seconds} s\n`);
  },
  isFull ? 3_600_000 : 120_000,
);
