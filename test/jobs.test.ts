import { getTasks } from 'node-cron';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { dailyAt, type Job, type Jobs, startJobs } from '../src/jobs.ts';

beforeEach(() => void vi.useFakeTimers({ now: new Date(2026, 10, 21, 2, 0, 0) }));
let jobs: Jobs | undefined;
afterEach(async () => {
  await jobs?.stop();
  vi.useRealTimers();
});

interface Line {
  readonly level: number;
  readonly job: string;
  readonly msg: string;
}

/** Starts one job, and keeps what is logged. */
const start = (job: Partial<Job> & Pick<Job, 'run'>) => {
  const lines: Line[] = [];
  const log = pino({ level: 'debug' }, { write: (line: string) => void lines.push(JSON.parse(line)) });
  jobs = startJobs([{ name: 'sweep', when: '*/5 * * * * *', ...job }], log);
  return lines;
};
const second = 1_000;
const hour = 3_600_000;
const errorLevel = 50;
const debugLevel = 20;

test('runs a job at its times, under its name, until it is stopped', async () => {
  const run = vi.fn(async () => {});
  const lines = start({ run });
  expect([...getTasks().values()].map(({ name }) => name)).toEqual(['sweep']);
  await vi.advanceTimersByTimeAsync(60 * second);
  expect(run).toHaveBeenCalledTimes(12);
  await jobs?.stop();
  await vi.advanceTimersByTimeAsync(60 * second);
  expect(run).toHaveBeenCalledTimes(12);
  expect(getTasks().size).toBe(0);
  expect(lines).toEqual([]);
});

test('does not start a job again while it is running, and says so for debugging only', async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  const run = vi.fn(() => promise);
  const lines = start({ run });
  await vi.advanceTimersByTimeAsync(20 * second);
  expect(run).toHaveBeenCalledTimes(1);
  expect(lines.length).toBeGreaterThan(0);
  expect(lines.map(({ level, job }) => [level, job])).toEqual(lines.map(() => [debugLevel, 'sweep']));
  resolve();
  await vi.advanceTimersByTimeAsync(10 * second);
  expect(run.mock.calls.length).toBeGreaterThan(1);
});

test.each([
  { job: 'sweep', when: '*/5 * * * * *' },
  { job: 'night', when: dailyAt('03:30') },
])(
  'makes up for all runs of the $job that the computer slept through with one, without noise',
  async ({ when }) => {
    const run = vi.fn(async () => {});
    const lines = start({ run, when });
    await vi.advanceTimersByTimeAsync(second);
    // Timers stand still while a computer sleeps, and its clock does not.
    vi.setSystemTime(new Date(2026, 10, 21, 9, 0, 3));
    await vi.advanceTimersToNextTimerAsync();
    expect(run).toHaveBeenCalledTimes(1);
    expect(lines.every(({ level }) => level === debugLevel)).toBe(true);
    expect(lines.length).toBeLessThan(3);
  },
);

test("runs once a day at the time of the server's clock", async () => {
  const run = vi.fn(async () => {});
  start({ run, when: dailyAt('03:30') });
  await vi.advanceTimersByTimeAsync(1.4 * hour);
  expect(run).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(0.2 * hour);
  expect(run).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(24 * hour);
  expect(run).toHaveBeenCalledTimes(2);
});

test('logs a run that fails, and goes on', async () => {
  const run = vi.fn(() => Promise.reject(new Error('no database')));
  const lines = start({ run });
  await vi.advanceTimersByTimeAsync(10 * second);
  expect(run).toHaveBeenCalledTimes(2);
  expect(lines.map(({ level, msg }) => [level, msg])).toEqual([
    [errorLevel, 'a job failed'],
    [errorLevel, 'a job failed'],
  ]);
});

test('asks a running job to stop, and waits for it', async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  const seen: AbortSignal[] = [];
  start({
    run: (signal) => {
      seen.push(signal);
      return promise;
    },
  });
  await vi.advanceTimersByTimeAsync(5 * second);
  let stopped = false;
  const stopping = jobs?.stop().then(() => {
    stopped = true;
  });
  await vi.advanceTimersByTimeAsync(second);
  expect([seen[0]?.aborted, stopped]).toEqual([true, false]);
  resolve();
  await stopping;
  expect(stopped).toBe(true);
});
