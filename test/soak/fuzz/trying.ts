import { inspect } from 'node:util';
import fc from 'fast-check';
import { createWatch, type Watch } from './watch.ts';
import type { AnyWay, Entrance, Found, Trial, Way } from './way.ts';

/** A failing input is shortened for this long at most, in milliseconds. */
const shorteningMs = 60_000;

/** Makes a way that can be tried. It gives input to one bot until something goes wrong, and then looks for shorter input that does the same. */
export const trying = <T>(way: Way<T>): AnyWay => ({
  name: way.name,
  try: async (trial) => {
    const watch = createWatch();
    try {
      return await tryOn(way, watch, trial);
    } finally {
      watch.end();
    }
  },
});

const tryOn = async <T>(way: Way<T>, watch: Watch, { seed, runs }: Trial): Promise<Found> => {
  const entrance = await way.open(watch.log);
  let inputs = 0;
  const property = fc.asyncProperty(way.inputs, async (input) => {
    inputs += 1;
    const wrong = [...(await inTime(entrance, input, way.mostMs)), ...(await watch.problems())];
    if (wrong.length > 0) throw new Error(wrong.join('\n'));
  });
  const result = await fc.check(property, {
    seed,
    numRuns: runs,
    interruptAfterTimeLimit: shorteningMs,
  });
  await entrance.close();
  const left = await watch.problems();
  const { counterexample, errorInstance } = result;
  if (counterexample !== null) {
    const says = errorInstance instanceof Error ? errorInstance.message : 'unknown';
    return { inputs, failure: { input: shown(counterexample[0]), says } };
  }
  return {
    inputs,
    failure: left.length === 0 ? undefined : { input: 'closing the bot', says: left.join('\n') },
  };
};

const inTime = async <T>(entrance: Entrance<T>, input: T, mostMs: number): Promise<readonly string[]> => {
  const { promise: late, resolve } = Promise.withResolvers<string[]>();
  const timer = setTimeout(() => resolve([`took longer than ${mostMs} ms`]), mostMs);
  const began = performance.now();
  try {
    const wrong = await Promise.race([entrance.give(input), late]);
    const ms = performance.now() - began;
    return ms > mostMs && wrong.length === 0 ? [`blocked everything for ${Math.round(ms)} ms`] : wrong;
  } catch (error) {
    return [`threw ${error instanceof Error ? (error.stack ?? error.message) : inspect(error)}`];
  } finally {
    clearTimeout(timer);
  }
};

/** Shows an input on one line, with everything invisible escaped, cut at a length that still fits on a screen. */
const shown = (input: unknown): string => {
  const text = JSON.stringify(input, (_, value: unknown) => (value === undefined ? '(undefined)' : value));
  const visible = text.replace(
    /[^\x20-\x7e]/g,
    (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return visible.length > 2_000 ? `${visible.slice(0, 2_000)}… (${visible.length} characters)` : visible;
};
