import { expect, test } from 'vitest';
import { inOneLine, runChaos } from '../chaos/chaos.ts';
import { openDiscordArena } from '../chaos/discord-arena.ts';

test('a process killed again and again posts every question once and loses no answer', async () => {
  const result = await runChaos({ seed: 8, kills: 8, open: openDiscordArena });
  process.stdout.write(`${inOneLine(result)}\n`);
  expect(result).toMatchObject({ duplicates: [], lost: [] });
  expect(result.dailies).toBeGreaterThan(20);
}, 60_000);
