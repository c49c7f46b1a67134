import { pino } from 'pino';
import { expect, test } from 'vitest';
import { stopInOrder } from '../src/stop.ts';

const log = pino({ level: 'silent' });

test('stops everything in order, even after one of the steps fails', async () => {
  const stopped: string[] = [];
  await stopInOrder(
    [
      ['one', async () => void stopped.push('one')],
      ['two', async () => Promise.reject(new Error('no'))],
      ['three', async () => void stopped.push('three')],
    ],
    log,
  );
  expect(stopped).toEqual(['one', 'three']);
});
