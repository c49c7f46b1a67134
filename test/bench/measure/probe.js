import { monitorEventLoopDelay } from 'node:perf_hooks';

// Loaded before a program that is measured: tells the parent process, on request, what the program has used so far.
// Plain JavaScript, so that a program without TypeScript doesn't pay for the type stripper.
const resolution = 5;
const delays = monitorEventLoopDelay({ resolution });
delays.enable();

process.on('message', async (request) => {
  if (request === 'reset') delays.reset();
  if (typeof request === 'number') await slowDown(request);
  const { user, system } = process.cpuUsage();
  process.send?.({
    cpuMs: (user + system) / 1000,
    residentMb: process.memoryUsage.rss() / 2 ** 20,
    // The histogram holds whole intervals, which last as long as the resolution when nothing holds the loop up.
    longestDelayMs: Math.max(0, delays.max / 1e6 - resolution),
  });
});
process.on('disconnect', () => process.exit());
process.channel?.unref();

let commitMs;

/** Lets each commit of an SQLite database block the process for this much longer, as on a disk that others keep busy. */
const slowDown = async (ms) => {
  const isFirst = commitMs === undefined;
  commitMs = ms;
  if (!isFirst) return;
  const { default: Database } = await import('better-sqlite3');
  const statement = Object.getPrototypeOf(new Database(':memory:').prepare('select 1'));
  const { run } = statement;
  const nothing = new Int32Array(new SharedArrayBuffer(4));
  statement.run = function (...values) {
    if (this.source === 'commit') Atomics.wait(nothing, 0, 0, commitMs);
    return run.apply(this, values);
  };
};
