import { expect, test } from 'vitest';
import { inOneLine, runChaos } from '../soak/chaos/chaos.ts';

test('a process that is killed again and again, whose database goes away, and whom crowds answer at once, posts each question once and loses no answer', async () => {
  const result = await runChaos({
    seed: 8,
    kills: 5,
    database: 'SQLite',
    away: { share: 1, longestMs: 500 },
    bursts: { crowd: 40, share: 0.2 },
  });
  process.stdout.write(`${inOneLine(result)}\n`);
  expect(result).toMatchObject({ duplicates: [], lost: [], crashes: 0 });
  expect(result.outages).toBeGreaterThan(0);
  expect(result.crowds).toBeGreaterThan(0);
  for (const { dailies } of result.tallies.values()) expect(dailies).toBeGreaterThan(10);
}, 120_000);
