import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { allPersonalData } from '../../src/bot/features.ts';
import { openStore } from '../../src/store/store.ts';

test('leaves no trace of an erased member in any file, while the store is open', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'hotseat-'));
  const store = await openStore(join(folder, 'hotseat.db'));
  const identity = { platform: 'test', workspace: 'w', user: 'u' };
  const member = await store.transaction(({ members }) => members.meet(identity, 'Ada Unmistakable'));
  await store.transaction(({ personal }) => personal.hide(member, allPersonalData(), 0));
  const kept = readdirSync(folder).map((file) => readFileSync(join(folder, file), 'latin1'));
  await store.close();
  rmSync(folder, { recursive: true });
  expect(kept.length).toBeGreaterThan(0);
  expect(kept.filter((text) => /unmistakable/i.test(text))).toEqual([]);
});
