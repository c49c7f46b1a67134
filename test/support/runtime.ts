import type { Runtime } from '../../src/bot/runtime.ts';
import { derive } from '../../src/engine/random.ts';

/** A runtime whose clock stands still until a test moves it. */
export interface TestRuntime extends Runtime {
  /** Moves the clock forward, stopping at each time at which someone wanted to be woken. */
  advance(ms: number, settled: () => Promise<void>): Promise<void>;
  /** Sets the clock forward or back in one step, without waking anyone: a process was down, or the server's clock was set. */
  jump(ms: number): void;
  /** Makes the runtime of another process, with the same clock but its own alarms. */
  another(): TestRuntime;
}

/** Saturday, November 21, 2026, at 10:30 UTC. */
export const start = Temporal.Instant.from('2026-11-21T10:30:00Z').epochMilliseconds;

export const createTestRuntime = (seed = 7, from = start): TestRuntime => {
  let now = from;
  let seeds = 0;
  let codes = 0;
  /** The next alarm of each process. */
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
