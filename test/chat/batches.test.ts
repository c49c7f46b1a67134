import { afterEach, expect, test, vi } from 'vitest';
import { inBatches } from '../../src/chat/batches.ts';

afterEach(() => vi.restoreAllMocks());

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
