import type { Logger } from 'pino';

/** How long everything may take to stop, in milliseconds. */
const longestStopMs = 10_000;

/** One step of shutting down: what to stop, and how. */
export type StopStep = readonly [what: string, stop: () => Promise<unknown>];

/**
 * Runs the steps in order. A step that fails is logged and doesn't keep the others from running. If the process is still
 * there when time is up, logs what was left and ends it with status 1.
 */
export const stopInOrder = async (
  steps: readonly StopStep[],
  log: Logger,
  limitMs = longestStopMs,
): Promise<void> => {
  let reached = 0;
  const late = Promise.withResolvers<void>();
  const end = () => {
    const left = steps.slice(reached).map(([what]) => what);
    log.error({ left: left.length > 0 ? left : ['connections that nobody closes'] }, 'did not stop in time');
    process.exit(1);
    late.resolve();
  };
  // Goes on after the last step, because a server that has gone silent keeps its connections open, and with them the process.
  setTimeout(end, limitMs).unref();
  const stopped = (async () => {
    for (const [what, stop] of steps) {
      await stop().catch((err: unknown) => log.error({ err }, `could not stop ${what}`));
      reached += 1;
    }
  })();
  await Promise.race([stopped, late.promise]);
};
