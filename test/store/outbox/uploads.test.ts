import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Store } from '../../../src/bot/store.ts';
import { uploadsOn } from '../../../src/store/outbox/uploads.ts';
import { storeOn } from '../../../src/store/store.ts';
import { databases } from '../../support/databases.ts';
import { firstStartMs } from '../../support/first-start.ts';

const here = { platform: 'test', workspace: 'uploads' };

describe.each(databases)('uploaded files, on $name', ({ open }) => {
  let store: Store;
  beforeAll(async () => {
    store = await storeOn(await open());
  }, firstStartMs);
  afterAll(() => store.close());

  test('are needed for as long as a message shows them, or for a while', async () => {
    const uploads = uploadsOn(store);
    const unneeded = (now: number) => uploads.unneeded(here, now, 10);
    await uploads.show(here, '', ['F1', 'F2'], 100);
    await uploads.show(here, 'm1', ['F1'], undefined);
    expect(await unneeded(99)).toEqual([]);
    expect(await unneeded(100)).toEqual(['F2']);
    await uploads.show(here, 'm2', ['F1'], undefined);
    await uploads.show(here, 'm1', [], undefined);
    expect(await unneeded(200)).toEqual(['F2']);
    await uploads.show(here, 'm2', ['F3'], undefined);
    expect(await unneeded(200)).toEqual(['F1', 'F2']);
    await uploads.forget(here, 'F1');
    await uploads.forget(here, 'F2');
    expect(await unneeded(200)).toEqual([]);
    await uploads.show(here, 'm2', [], undefined);
    expect(await unneeded(1)).toEqual(['F3']);
  });

  test('policies and owners are kept by channel, and old names and answers go in steps', async () => {
    await store.transaction(
      async ({ channels, members, policies, owners, aging, reportTellings, answerHistory }) => {
        const channel = await channels.meet({ ...here, channel: 'c' }, 'c');
        const member = await members.meet({ ...here, user: 'u' }, 'ada');
        expect(await policies.of(channel.id)).toEqual({ starters: 'everyone', mostQuestions: undefined });
        await policies.set(channel.id, { starters: 'owners', mostQuestions: 10 });
        await policies.set(channel.id, { starters: 'managers', mostQuestions: undefined });
        expect(await policies.of(channel.id)).toEqual({ starters: 'managers', mostQuestions: undefined });
        await owners.add(channel.id, member.id);
        await owners.add(channel.id, member.id);
        expect(await owners.has(channel.id, member.id)).toBe(true);
        expect((await owners.list(channel.id)).map(({ name }) => name)).toEqual(['ada']);
        await owners.remove(channel.id, member.id);
        expect(await owners.has(channel.id, member.id)).toBe(false);
        expect(await aging.thinAnswers(0, Date.UTC(2026, 0, 1), 10)).toBeUndefined();
        await aging.forgetNames(0, '2026-01-01', 10);
        expect((await members.get(member.id))?.name).toBe('ada');
        expect(await reportTellings.shownAt(here, 'none')).toBeUndefined();
        expect(await answerHistory.open(here, ['c'], member.id, 3)).toEqual([]);
      },
    );
  });
});
