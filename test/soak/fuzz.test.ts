import { expect, test } from 'vitest';
import { fuzz, ways } from './fuzz/fuzz.ts';

test.each(ways)('nothing that comes in through $name breaks anything', async (way) => {
  const { failure } = await fuzz(way, { seed: 2026, msPerWay: 0, inputsPerBot: 8 });
  expect(failure).toBeUndefined();
});
