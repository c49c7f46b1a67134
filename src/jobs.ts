import { type Logger as CronLog, schedule, type TaskContext } from 'node-cron';
import type { Logger } from 'pino';

/** Work that is repeated by the server's clock. */
export interface Job {
  readonly name: string;
  /** A cron expression in the server's time zone. If it has six fields, the first one is for seconds. */
  readonly when: string;
  /** Does the work once, and stops early when `signal` is aborted. It is not called again before it is done. */
  run(signal: AbortSignal): Promise<unknown>;
}

/** Jobs that are running. */
export interface Jobs {
  /** Starts no more runs. Resolves when the current ones are done. */
  stop(): Promise<void>;
}

/** A run that begins this much later than planned is worth a line in the log, in milliseconds. */
const lateMs = 2_000;

/**
 * Starts jobs. A run that fails is logged, and the next one comes as planned. After the computer slept, one run makes up
 * for all that were missed.
 */
export const startJobs = (jobs: readonly Job[], log: Logger): Jobs => {
  const stopping = new AbortController();
  const running = new Set<Promise<unknown>>();
  const tasks = jobs.map(({ name, when, run }) => {
    const jobLog = log.child({ job: name });
    const runOnce = async ({ date, triggeredAt }: TaskContext): Promise<void> => {
      const late = triggeredAt.getTime() - date.getTime();
      if (late > lateMs) jobLog.debug({ late }, 'makes up for missed runs');
      const done = run(stopping.signal).catch((err: unknown) => jobLog.error({ err }, 'a job failed'));
      running.add(done);
      await done;
      running.delete(done);
    };
    return schedule(when, runOnce, {
      name,
      noOverlap: true,
      logger: cronLog(jobLog),
      suppressMissedWarning: true,
      missedExecutionTolerance: Number.POSITIVE_INFINITY,
    });
  });
  return {
    stop: async () => {
      stopping.abort();
      for (const task of tasks) await task.destroy();
      await Promise.all(running);
    },
  };
};

/** Writes the cron expression for a time of day, as in `03:30`. */
export const dailyAt = (time: string): string => {
  const [hour, minute] = time.split(':').map(Number);
  return `${minute} ${hour} * * *`;
};

/** What the library says is for debugging, except errors. */
const cronLog = (log: Logger): CronLog => ({
  info: (message) => log.debug(message),
  warn: (message) => log.debug(message),
  debug: (message) => log.debug(String(message)),
  error: (message, err) => log.error({ err: err ?? message }, 'the clock of the jobs failed'),
});
