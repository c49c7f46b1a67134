import { randomInt } from 'node:crypto';
import type { Runtime } from './bot/runtime.ts';
import { derive, type Seed } from './engine/random.ts';

/** The real runtime, with a clock that can be moved forward. */
export interface SystemRuntime extends Runtime {
  /** The time passed to `wake`, in epoch milliseconds; `undefined` if nothing is waiting. */
  readonly wakesAt: number | undefined;
  /** Moves the clock forward to `at` (epoch milliseconds). Wakes nobody: the caller runs whatever is due by then. */
  skipTo(at: number): void;
  close(): void;
}

/** Digits, and letters that are not mistaken for them; ten characters hold 50 bits. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const codeLength = 10;

/** setTimeout takes at most 2³¹ − 1 ms, and waking early is harmless. */
const longestSleepMs = 3_600_000;

/**
 * Creates the real runtime.
 * @param fixed derives all seeds from this one, so that they repeat; codes stay random
 */
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
