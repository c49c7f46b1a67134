import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
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

describe('a crowd without replies', () => {
  beforeEach(() => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }));
  afterEach(() => void vi.useRealTimers());

  /** Lets people wait for replies. Returns after how many milliseconds each of them hears that theirs will be late. */
  const toldAfter = async (people: number, lateMs: number): Promise<number[]> => {
    const { inTime } = createPromptness(lateMs);
    const told: number[] = [];
    for (let index = 0; index < people; index++)
      void inTime(new Promise(() => {})).then(() => told.push(performance.now()));
    await vi.advanceTimersByTimeAsync(lateMs * 2);
    return told;
  };

  test('is told before it is too late to tell everybody', async () => {
    const told = await toldAfter(3_000, 2_000);
    expect(told).toHaveLength(3_000);
    expect(told.at(-1)).toBeLessThan(1_000);
  });

  test('is told when replies are late if it is small', async () => {
    const told = await toldAfter(10, 2_000);
    expect(told).toHaveLength(10);
    expect(told[0]).toBeGreaterThanOrEqual(2_000);
  });

  test('is told to the last one once telling has begun', async () => {
    // The last ten are fewer than make a crowd.
    const told = await toldAfter(60, 2_000);
    expect(told).toHaveLength(60);
    expect(told.at(-1)).toBeLessThan(1_900);
  });

  test('is told when replies are late however often it grows and shrinks', async () => {
    const { inTime } = createPromptness(2_000);
    const told: number[] = [];
    for (let index = 0; index < 19; index++)
      void inTime(new Promise(() => {})).then(() => told.push(performance.now()));
    while (performance.now() < 2_500) {
      void inTime(Promise.resolve('a reply'));
      await vi.advanceTimersByTimeAsync(50);
    }
    expect(told).toHaveLength(19);
    expect(told.at(-1)).toBeLessThan(2_100);
  });

  test('keeps everything else waiting until it is told', async () => {
    const { inTime, announcing, hurry } = createPromptness(2_000);
    const sent = Promise.withResolvers<void>();
    const waiting = Array.from({ length: 1_000 }, () =>
      inTime(new Promise(() => {})).then(() => announcing(sent.promise)),
    );
    expect(hurry()).toBeUndefined();
    await vi.advanceTimersByTimeAsync(2_500);
    let isOver = false;
    void hurry()?.then(() => {
      isOver = true;
    });
    await vi.advanceTimersByTimeAsync(100);
    expect(isOver).toBe(false);
    sent.resolve();
    await Promise.all(waiting);
    expect(isOver).toBe(true);
    expect(hurry()).toBeUndefined();
  });
});
