import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { inBatches } from '../../src/chat/batches.ts';

afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

/** Collects the batches that are worked on. */
const collecting = () => {
  const worked: number[][] = [];
  const batches = inBatches(async (items: readonly number[]) => {
    worked.push([...items]);
    return items;
  });
  return { worked, ...batches };
};

/** Adds an item in each turn of the event loop, before whoever waits for that turn goes on. */
const addOneATurn = (add: (item: number) => Promise<unknown>, items: number): Promise<void> =>
  new Promise((resolve) => {
    const next = (item: number): void => {
      if (item === items) {
        resolve();
        return;
      }
      setImmediate(() => next(item + 1));
      void add(item);
    };
    next(0);
  });

test('what arrives in one turn after another is one batch', async () => {
  vi.spyOn(performance, 'now').mockReturnValue(0);
  const { worked, add, drained } = collecting();
  await addOneATurn(add, 5);
  await drained();
  expect(worked).toEqual([[0, 1, 2, 3, 4]]);
});

test('a batch does not wait long for what is arriving', async () => {
  let now = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => (now += 6));
  const { worked, add, drained } = collecting();
  await addOneATurn(add, 5);
  await drained();
  expect(worked.length).toBeGreaterThan(1);
  expect(worked.flat()).toEqual([0, 1, 2, 3, 4]);
});

test('a single item waits for one turn', async () => {
  const { worked, add } = collecting();
  void add(1);
  expect(worked).toEqual([]);
  await new Promise(setImmediate);
  await new Promise(process.nextTick);
  expect(worked).toEqual([[1]]);
});

test('a batch waits for what its items wait for, but only for so long', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const held = Promise.withResolvers<void>();
  const never = new Promise<void>(() => {});
  const waits = [held.promise, undefined, held.promise, never];
  const { add, drained } = inBatches(
    async (items: readonly number[]) => items,
    (item) => waits[item],
  );
  const done: number[] = [];
  const take = (item: number) => add(item).then(() => done.push(item));
  const first = [take(0), take(1), take(2)];
  for (let turn = 0; turn < 3; turn++) await new Promise(setImmediate);
  expect(done).toEqual([]);
  held.resolve();
  await Promise.all(first);
  void take(3);
  for (let turn = 0; turn < 3; turn++) await new Promise(setImmediate);
  expect(done).toEqual([0, 1, 2]);
  await vi.advanceTimersByTimeAsync(1_500);
  await drained();
  expect(done).toEqual([0, 1, 2, 3]);
});

describe('calm', () => {
  beforeEach(() => vi.useFakeTimers({ toFake: ['setTimeout', 'performance'] }));

  /** Tells how long it takes until it is calm, in milliseconds, while `each` is done every 50. */
  const untilCalm = async (calm: () => Promise<void>, each: () => void = () => {}): Promise<number> => {
    const began = performance.now();
    let isCalm = false;
    each();
    void calm().then(() => {
      isCalm = true;
    });
    for (;;) {
      await new Promise(setImmediate);
      if (isCalm) return performance.now() - began;
      each();
      await vi.advanceTimersByTimeAsync(50);
    }
  };

  test('comes at once where nothing happens', async () => {
    expect(await untilCalm(collecting().calm)).toBe(0);
  });

  test('comes when nothing was added for a moment', async () => {
    const { add, calm } = collecting();
    let left = 5;
    const waited = await untilCalm(calm, () => {
      if (left-- > 0) void add(left);
    });
    expect(waited).toBeGreaterThanOrEqual(250);
    expect(waited).toBeLessThan(500);
    expect(await untilCalm(calm)).toBe(0);
  });

  test('does not wait for the end of a crowd that stays', async () => {
    const { add, calm } = collecting();
    const waited = await untilCalm(calm, () => void add(1));
    expect(waited).toBeGreaterThan(1_000);
    expect(waited).toBeLessThan(2_000);
    expect(await untilCalm(calm, () => void add(1))).toBe(0);
  });
});
