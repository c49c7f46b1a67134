import { expect, test } from 'vitest';
import { createPromptness } from '../../../src/platforms/discord/promptness.ts';

const longMs = 60_000;

/** Waits for replies that come one by one, each after `ms`. Returns how many were foreseen to be late when asked for. */
const foreseen = async (replies: number, ms: number): Promise<number[]> => {
  let now = 0;
  const { isBusy, inTime } = createPromptness(longMs, () => now);
  const late: number[] = [];
  for (const burst of [0, 1]) {
    const waiting = Array.from({ length: replies }, () => {
      late[burst] = (late[burst] ?? 0) + (isBusy() ? 1 : 0);
      const { promise, resolve } = Promise.withResolvers<string>();
      return { resolve, done: inTime(promise) };
    });
    for (const { resolve, done } of waiting) {
      now += ms;
      resolve('a reply');
      expect(await done).toBe('a reply');
    }
  }
  return late;
};

test('foresees after a first burst which replies of the next one will be late', async () => {
  // 1,000 replies take 100 seconds here; those after the first 60 seconds are late.
  const [first, second] = await foreseen(1_000, 100);
  expect(first).toBe(0);
  expect(second).toBeGreaterThan(390);
  expect(second).toBeLessThan(420);
});

test('foresees no delay while all replies come in time, or come alone', async () => {
  expect(await foreseen(1_000, 10)).toEqual([0, 0]);
  expect(await foreseen(1, longMs / 2)).toEqual([0, 0]);
});
