import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { inFolder } from '../support/process.ts';
import { parts } from './parts/parts.ts';
import { isMet, ratioAtLeast, ratioAtMost } from './report/figure.ts';
import { tableOf } from './report/table.ts';

test('measures every part without judging times when numbers are tiny', async () => {
  await inFolder(async (folder) => {
    const json = join(folder, 'bench.json');
    const args = [join(import.meta.dirname, 'main.ts'), '--quick', '--json', json];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    const printed: string[] = [];
    child.stdout.setEncoding('utf8').on('data', (text: string) => printed.push(text));
    const [status] = await once(child, 'close');
    expect(status).toBe(0);
    const { figures } = JSON.parse(await readFile(json, 'utf8')) as {
      figures: { part: string; what: string; value: number | null; met?: boolean }[];
    };
    expect([...new Set(figures.map(({ part }) => part))]).toEqual(Object.keys(parts));
    expect(figures.filter(({ value }) => typeof value !== 'number')).toEqual([]);
    expect(figures.filter(({ met }) => met !== undefined)).toEqual([]);
    expect(printed.join('')).not.toMatch(/pass|MISS/);
    // These hold however slow the machine is, because the platforms' clocks go slowly.
    for (const { what, value } of figures) {
      if (/told the truth/.test(what)) expect([what, value]).toEqual([what, 1]);
      if (/failed|not answered/.test(what)) expect([what, value]).toEqual([what, 0]);
    }
  });
}, 60_000);

test('marks what misses its goal', () => {
  const figure = { what: 'clicks', unit: 'per second', value: 60, floor: 100 } as const;
  expect(isMet(figure)).toBeUndefined();
  expect(isMet({ ...figure, goal: ratioAtLeast(0.5) })).toBe(true);
  expect(isMet({ ...figure, goal: ratioAtMost(0.5) })).toBe(false);
  const { floor: _, ...alone } = figure;
  expect(isMet({ ...alone, goal: ratioAtLeast(0.5) })).toBe(false);
  expect(tableOf([{ ...figure, goal: ratioAtLeast(0.8) }], true)).toBe(
    [
      '                    Hotseat  floor  ratio         goal',
      'clicks, per second       60    100   0.60  ratio ≥ 0.8  MISS',
    ].join('\n'),
  );
});
