import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';

/** How long everything may take to stop, in milliseconds. */
const longestStopMs = 10_000;

/** One step of shutting down: what to stop, and how. */
export type StopStep = readonly [what: string, stop: () => Promise<unknown>];

/**
 * Runs the steps in order. A step that fails is logged and doesn't keep the others from running. When time is up, logs
 * what was left and ends the process with status 1.
 */
export const stopInOrder = async (
  steps: readonly StopStep[],
  log: Logger,
  limitMs = longestStopMs,
): Promise<void> => {
  let reached = 0;
  const stopped = (async () => {
    for (const [index, [what, stop]] of steps.entries()) {
      reached = index;
      await stop().catch((err: unknown) => log.error({ err }, `could not stop ${what}`));
    }
    return 'stopped' as const;
  })();
  if ((await Promise.race([stopped, sleep(limitMs, undefined, { ref: false })])) === 'stopped') return;
  log.error({ left: steps.slice(reached).map(([what]) => what) }, 'did not stop in time');
  process.exit(1);
};
