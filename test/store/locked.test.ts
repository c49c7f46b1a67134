import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { expect, test } from 'vitest';
import { DatabaseAway } from '../../src/errors.ts';
import { openStore } from '../../src/store/store.ts';
import { lockFile } from '../support/file-locker.ts';

test('a crowd gets a sentence within three seconds while another program has the file locked, and nothing else waits', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'hotseat-'));
  const file = join(folder, 'hotseat.db');
  const store = await openStore(file);
  const meet = (channel: string) =>
    store.transaction(({ channels }) => channels.meet({ platform: 't', workspace: 'w', channel }, channel));
  await meet('warm');
  const other = await lockFile(file);
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const began = performance.now();
  const crowd = await Promise.all(
    Array.from({ length: 50 }, (_, index) => meet(`c${index}`).catch((error: unknown) => error)),
  );
  const ms = performance.now() - began;
  delay.disable();
  await other.release();
  expect(crowd.every((error) => error instanceof DatabaseAway)).toBe(true);
  expect(ms).toBeLessThan(3_000);
  expect(delay.percentile(99) / 1e6).toBeLessThan(100);
  expect(await meet('c0')).toMatchObject({ channel: 'c0' });
  await store.close();
  rmSync(folder, { recursive: true });
});
