import type { World } from '../../src/bot/ports/world.ts';
import { derive } from '../../src/engine/random.ts';

/** A world whose clock stands still until it is moved. */
export interface TestWorld extends World {
  /** Moves the clock on, stopping at each time at which someone wanted to be woken. */
  advance(ms: number, settled: () => Promise<void>): Promise<void>;
  /** Sets the clock on or back at one stroke. Nobody is woken, as when a process is not there or a server's clock is set. */
  jump(ms: number): void;
}

/** Half past ten in the morning, Saturday, 21 November 2026, in UTC. */
export const start = Temporal.Instant.from('2026-11-21T10:30:00Z').epochMilliseconds;

export const createTestWorld = (seed = 7, from = start): TestWorld => {
  let now = from;
  let seeds = 0;
  let alarm: { at: number; work: () => void } | undefined;
  return {
    now: () => now,
    seed: () => derive(seed, 'test', seeds++),
    timezone: 'UTC',
    wake: (at, work) => {
      alarm = { at, work };
    },
    jump: (ms) => {
      now += ms;
    },
    advance: async (ms, settled) => {
      const end = now + ms;
      await settled();
      while (alarm && alarm.at <= end) {
        now = Math.max(now, alarm.at);
        const { work } = alarm;
        alarm = undefined;
        work();
        await settled();
      }
      now = end;
      await settled();
    },
  };
};
