import { afterEach, expect, test, vi } from 'vitest';
import { createPause } from '../../../src/store/database/pause.ts';

afterEach(() => vi.restoreAllMocks());

test('transactions that follow each other let the process do other things every few milliseconds', async () => {
  let now = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => now);
  const pause = createPause();
  /** Returns whether the event loop made a turn meanwhile. */
  const hasTurned = async (): Promise<boolean> => {
    let turned = false;
    const turn = setImmediate(() => {
      turned = true;
    });
    await pause();
    clearImmediate(turn);
    return turned;
  };
  expect(await hasTurned()).toBe(true);
  now += 9;
  expect(await hasTurned()).toBe(false);
  now += 1;
  expect(await hasTurned()).toBe(true);
  expect(await hasTurned()).toBe(false);
});
