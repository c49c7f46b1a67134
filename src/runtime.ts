import { randomInt } from 'node:crypto';
import type { Runtime } from './bot/runtime.ts';
import { derive, type Seed } from './engine/random.ts';

/** The world as it is, but for a clock that can be put forward. */
export interface SystemRuntime extends Runtime {
  /** When `wake` next calls, epoch milliseconds. */
  readonly wakesAt: number | undefined;
  /** Puts the clock forward to `at`. Nobody is woken: who skips looks after what is due by then. */
  skipTo(at: number): void;
  close(): void;
}

/** Digits and letters that are not taken for one another; ten of them hold 50 bits. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const codeLength = 10;

/** setTimeout takes no more than 2³¹ − 1 ms; waking early is harmless. */
const longestSleepMs = 3_600_000;

/** @param fixed makes all chance a function of this seed */
export const createRuntime = (fixed?: Seed): SystemRuntime => {
  let ahead = 0;
  let sessions = 0;
  let wakesAt: number | undefined;
  let timer: NodeJS.Timeout | undefined;
  const now = () => Date.now() + ahead;
  return {
    now,
    seed: () => (fixed === undefined ? randomInt(2 ** 32) : derive(fixed, 'session', sessions++)),
    code: () => Array.from({ length: codeLength }, () => alphabet[randomInt(alphabet.length)]).join(''),
    timezone: Temporal.Now.timeZoneId(),
    wake: (at, work) => {
      clearTimeout(timer);
      wakesAt = at;
      timer = setTimeout(
        () => {
          wakesAt = undefined;
          work();
        },
        Math.min(Math.max(0, at - now()), longestSleepMs),
      );
    },
    get wakesAt() {
      return wakesAt;
    },
    skipTo: (at) => {
      ahead += Math.max(0, Math.ceil(at) - now());
      if (wakesAt === undefined || wakesAt > now()) return;
      clearTimeout(timer);
      wakesAt = undefined;
    },
    close: () => clearTimeout(timer),
  };
};
