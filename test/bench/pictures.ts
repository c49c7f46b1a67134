import { pino } from 'pino';
import { createPictures } from '../../src/images/images.ts';
import { pictures } from '../support/pictures.ts';

// Draws each picture of the tests once, and then many times. Prints how long it took from call to bytes, how much of
// that blocked the main thread (both in milliseconds), and how large the file is.

const times = 30;
const draw = createPictures(pino({ level: 'warn' }));

interface Run {
  readonly ms: number;
  /** The milliseconds for which nothing else could run. */
  readonly held: number;
  readonly bytes: number;
}

const run = async (picture: (typeof pictures)[string]): Promise<Run> => {
  const before = performance.eventLoopUtilization();
  const start = performance.now();
  const bytes = (await draw(picture))?.byteLength ?? 0;
  const ms = performance.now() - start;
  return { ms, held: Math.min(ms, performance.eventLoopUtilization(before).active), bytes };
};

/** Returns the value below which the share `part` of the values lies. */
const quantile = (values: readonly number[], part: number): number =>
  values.toSorted((a, b) => a - b)[Math.floor(part * (values.length - 1))] ?? 0;

const table: Record<string, object> = {};
for (const [name, picture] of Object.entries(pictures)) {
  const first = await run(picture);
  const warm: Run[] = [];
  for (let index = 0; index < times; index++) {
    // Lets the event loop turn, so that its utilization covers only this picture.
    await new Promise((resolve) => setImmediate(resolve));
    warm.push(await run(picture));
  }
  const [ms, held] = [warm.map(({ ms }) => ms), warm.map(({ held }) => held)];
  table[name] = {
    first: Math.round(first.ms),
    median: Math.round(quantile(ms, 0.5)),
    p95: Math.round(quantile(ms, 0.95)),
    held: Math.round(quantile(held, 0.5)),
    KB: Math.round(first.bytes / 1024),
  };
}
// biome-ignore lint/suspicious/noConsole: printing a table is the purpose
console.table(table);
