import { pino } from 'pino';
import { expect, test } from 'vitest';
import { stopInOrder } from '../src/stop.ts';

const log = pino({ level: 'silent' });

test('everything is stopped in order, also after something that fails', async () => {
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
