import { expect, test } from 'vitest';
import { inOneLine, runChaos } from '../soak/chaos/chaos.ts';

test('a process that is killed again and again posts each question once and loses no answer', async () => {
  const result = await runChaos({ seed: 8, kills: 5 });
  process.stdout.write(`${inOneLine(result)}\n`);
  expect(result).toMatchObject({ duplicates: [], lost: [] });
  for (const { dailies } of result.tallies.values()) expect(dailies).toBeGreaterThan(10);
}, 60_000);
