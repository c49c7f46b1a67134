import { pino } from 'pino';
import { expect, test } from 'vitest';
import { lazyPictures } from '../../src/images/lazy.ts';
import { podium } from '../support/drawing.ts';

test('skips all pictures if the canvas has no build for this machine, and logs that once', async () => {
  const lines: string[] = [];
  const log = pino({}, { write: (line: string) => void lines.push(line) });
  const draw = lazyPictures(log, () => Promise.reject(new Error('no build for this machine')));
  expect(lines).toEqual([]);
  expect([await draw(podium('ada')), await draw(podium('grace'))]).toEqual([undefined, undefined]);
  expect(lines).toHaveLength(1);
  expect(lines[0]).toContain('no build for this machine');
});
