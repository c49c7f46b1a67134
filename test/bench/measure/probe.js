import { monitorEventLoopDelay } from 'node:perf_hooks';

// Loaded before a program that is measured: tells the parent process, on request, what the program has used so far.
// Plain JavaScript, so that a program without TypeScript doesn't pay for the type stripper.
const resolution = 5;
const delays = monitorEventLoopDelay({ resolution });
delays.enable();

process.on('message', (request) => {
  if (request === 'reset') delays.reset();
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
