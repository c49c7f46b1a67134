import type { Runtime } from '../../src/bot/runtime.ts';
import { derive } from '../../src/engine/random.ts';

/** A world whose clock stands still until it is moved. */
export interface TestRuntime extends Runtime {
  /** Moves the clock on, stopping at each time at which someone wanted to be woken. */
  advance(ms: number, settled: () => Promise<void>): Promise<void>;
  /** Sets the clock on or back at one stroke. Nobody is woken, as when a process is not there or a server's clock is set. */
  jump(ms: number): void;
  /** The world of another process: with the same clock, and woken by itself. */
  another(): TestRuntime;
}

/** Half past ten in the morning, Saturday, 21 November 2026, in UTC. */
export const start = Temporal.Instant.from('2026-11-21T10:30:00Z').epochMilliseconds;

export const createTestRuntime = (seed = 7, from = start): TestRuntime => {
  let now = from;
  let seeds = 0;
  let codes = 0;
  /** By process. */
  const alarms = new Map<TestRuntime, { at: number; work: () => void }>();

  const advance: TestRuntime['advance'] = async (ms, settled) => {
    const end = now + ms;
    const next = () => Math.min(...[...alarms.values()].map(({ at }) => at));
    await settled();
    while (next() <= end) {
      now = Math.max(now, next());
      for (const [runtime, { at, work }] of [...alarms]) {
        if (at > now) continue;
        alarms.delete(runtime);
        work();
      }
      await settled();
    }
    now = end;
    await settled();
  };

  const process = (): TestRuntime => {
    const runtime: TestRuntime = {
      now: () => now,
      seed: () => derive(seed, 'test', seeds++),
      code: () => `TESTC${String(codes++).padStart(5, '0')}`,
      timezone: 'UTC',
      wake: (at, work) => {
        alarms.set(runtime, { at, work });
      },
      advance,
      jump: (ms) => {
        now += ms;
      },
      another: process,
    };
    return runtime;
  };
  return process();
};
