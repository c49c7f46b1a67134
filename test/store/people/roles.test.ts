import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { allPersonalData } from '../../../src/bot/features.ts';
import type { Records, Store } from '../../../src/bot/store.ts';
import { storeOn } from '../../../src/store/store.ts';
import { databases } from '../../support/databases.ts';

describe.each(databases)('roles on $name', ({ open }) => {
  let store: Store;
  beforeAll(async () => {
    store = await storeOn(await open());
  });
  afterAll(() => store.close());

  const inside = <T>(work: (records: Records) => Promise<T>): Promise<T> => store.transaction(work);
  let servers = 0;
  /** Makes a server with a channel and two members, whose role for the top three was created. */
  const setUp = () =>
    inside(async (records) => {
      const workspace = { platform: 'test', workspace: `w${servers++}` };
      const channel = await records.channels.meet({ ...workspace, channel: 'c' }, 'c');
      const ada = await records.members.meet({ ...workspace, user: 'ada' }, 'ada');
      const bob = await records.members.meet({ ...workspace, user: 'bob' }, 'bob');
      await records.givenRoles.turnOn(workspace, 'top', ada.id);
      await records.roleChanges.created({ ...workspace, kind: 'top', setBy: ada }, 'r');
      return { workspace, channel, ada, bob };
    });
  const pending = async ({ workspace }: { readonly workspace: string }) =>
    (await inside(({ roleChanges }) => roleChanges.pending(100)))
      .filter(({ member }) => member.workspace === workspace)
      .map(({ member, isGiven }) => `${isGiven ? 'give' : 'take from'} ${member.user}`);
  const settleAll = () =>
    inside(async ({ roleChanges }) => {
      for (const change of await roleChanges.pending(100)) await roleChanges.settle(change, true);
    });
  const toTake = async ({ workspace }: { readonly workspace: string }) =>
    (await inside(({ rolesToTake }) => rolesToTake.pending(100)))
      .filter((one) => one.workspace === workspace)
      .map(({ user, role, setBy }) => `${role} from ${user}, said to ${setBy?.user}`);

  test('pass on once per month', async () => {
    const { workspace, channel, ada, bob } = await setUp();
    const due = async (month: string) =>
      (await inside(({ topMonths }) => topMonths.due(month))).filter((one) => one.channel.id === channel.id);
    const award = (month: string, members: number[]) =>
      inside(({ topMonths }) => topMonths.award(workspace, month, members));
    expect(await due('2026-11-01')).toEqual([{ channel, month: undefined }]);
    await award('2026-11-01', [ada.id]);
    await award('2026-11-01', [bob.id]);
    expect(await pending(workspace)).toEqual(['give ada']);
    expect(await due('2026-11-01')).toEqual([]);
    await settleAll();
    expect(await due('2026-12-01')).toEqual([{ channel, month: '2026-11-01' }]);
    await award('2026-12-01', [bob.id]);
    await award('2026-11-01', [ada.id]);
    expect(await pending(workspace)).toEqual(['take from ada', 'give bob']);
  });

  test('wait for no answers where there are none', async () => {
    const { workspace } = await setUp();
    expect(await inside(({ topMonths }) => topMonths.isWaiting(workspace, '2026-12-01'))).toBe(false);
  });

  test('are taken from whoever is erased, without a word to them', async () => {
    const { workspace, ada, bob } = await setUp();
    await inside(({ topMonths }) => topMonths.award(workspace, '2026-11-01', [ada.id, bob.id]));
    await settleAll();
    await inside(({ personal }) => personal.hide(bob, allPersonalData(), 0));
    expect(await toTake(workspace)).toEqual(['r from bob, said to ada']);
    await inside(({ personal }) => personal.hide(ada, allPersonalData(), 0));
    expect(await toTake(workspace)).toEqual([
      'r from bob, said to undefined',
      'r from ada, said to undefined',
    ]);
    expect(await pending(workspace)).toEqual([]);
  });

  test('are taken from everybody when they are switched off, even while one is being given', async () => {
    const { workspace, ada, bob } = await setUp();
    await inside(({ topMonths }) => topMonths.award(workspace, '2026-11-01', [ada.id]));
    await settleAll();
    const elsewhere = await setUp();
    await inside(({ topMonths }) => topMonths.award(elsewhere.workspace, '2026-11-01', [elsewhere.bob.id]));
    const [giving = expect.fail()] = await inside(({ roleChanges }) => roleChanges.pending(1));
    await inside(({ givenRoles }) => givenRoles.turnOff(elsewhere.workspace, 'top'));
    await inside(async ({ rolesToTake }) => {
      for (const { id } of await rolesToTake.pending(100)) await rolesToTake.settle(id);
    });
    await inside(({ roleChanges }) => roleChanges.settle(giving, true));
    expect(await toTake(elsewhere.workspace)).toEqual(['r from bob, said to undefined']);
    await inside(({ givenRoles }) => givenRoles.turnOff(workspace, 'top', bob.id));
    expect(await toTake(workspace)).toEqual(['r from ada, said to bob']);
    expect(await inside(({ givenRoles }) => givenRoles.of(workspace, 'top'))).toBeUndefined();
  });

  test('go with everything else of a server', async () => {
    const { workspace, ada } = await setUp();
    await inside(({ topMonths }) => topMonths.award(workspace, '2026-11-01', [ada.id]));
    await settleAll();
    await inside(({ givenRoles }) => givenRoles.turnOff(workspace, 'top'));
    await inside(({ givenRoles }) => givenRoles.turnOn(workspace, 'top', ada.id));
    while (!(await inside(({ departures }) => departures.eraseSome(workspace, 100))));
    expect(await toTake(workspace)).toEqual([]);
    expect(await inside(({ givenRoles }) => givenRoles.of(workspace, 'top'))).toBeUndefined();
  });
});
