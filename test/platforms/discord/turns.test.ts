import { expect, test, vi } from 'vitest';
import { inTurns } from '../../../src/platforms/discord/turns.ts';

test('what can wait goes on in order once nothing is in a hurry, or after the longest wait', async () => {
  vi.useFakeTimers();
  let [isHurried, now] = [true, 0];
  const turn = inTurns(
    () => isHurried,
    1_000,
    () => now,
  );
  const gone: number[] = [];
  const pass = async (ms: number) => {
    now += ms;
    await vi.advanceTimersByTimeAsync(20);
  };
  const come = (...names: number[]) => {
    for (const name of names) void turn().then(() => gone.push(name));
  };
  come(1, 2);
  await pass(900);
  come(3);
  expect(gone).toEqual([]);
  await pass(100);
  expect(gone).toEqual([1, 2]);
  isHurried = false;
  await pass(20);
  expect(gone).toEqual([1, 2, 3]);
  come(4);
  await pass(0);
  expect(gone).toEqual([1, 2, 3, 4]);
  vi.useRealTimers();
});
