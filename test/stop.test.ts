import { pino } from 'pino';
import { afterEach, beforeEach, expect, type MockInstance, test, vi } from 'vitest';
import { stopInOrder } from '../src/stop.ts';

const logged: string[] = [];
const log = pino({ base: null }, { write: (line) => logged.push(line) });
const limitMs = 10_000;
let exit: MockInstance<typeof process.exit>;
beforeEach(() => {
  logged.splice(0);
  vi.useFakeTimers();
  exit = vi.spyOn(process, 'exit').mockImplementation((() => {}) as never);
});
afterEach(() => {
  exit.mockRestore();
  vi.useRealTimers();
});

test('stops everything in order, even after one of the steps fails', async () => {
  const stopped: string[] = [];
  await stopInOrder(
    [
      ['one', async () => void stopped.push('one')],
      ['two', async () => Promise.reject(new Error('no'))],
      ['three', async () => void stopped.push('three')],
    ],
    log,
    limitMs,
  );
  expect(stopped).toEqual(['one', 'three']);
  expect(exit).not.toHaveBeenCalled();
});

test.each([
  ['a step never ends', () => new Promise<void>(() => {}), ['two', 'three']],
  ['something else keeps the process alive', async () => {}, ['connections that nobody closes']],
])('ends the process with status 1 and logs what was left when %s', async (_, stop, left) => {
  const stopping = stopInOrder(
    [
      ['one', async () => {}],
      ['two', stop],
      ['three', async () => {}],
    ],
    log,
    limitMs,
  );
  await vi.advanceTimersByTimeAsync(limitMs - 1);
  expect(exit).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1);
  await stopping;
  expect(exit.mock.calls).toEqual([[1]]);
  expect(logged.map((line) => JSON.parse(line))).toMatchObject([{ left, msg: 'did not stop in time' }]);
});
