import type { Address, Workspace } from '../chat/people.ts';
import type { Platform } from '../chat/platform.ts';
import { notify } from './notify.ts';
import { claimNotices } from './outbox/notices.ts';
import type { Services } from './services.ts';
import { leftHandlers, outageHandlers } from './tables.ts';

/** Handles that the bot was removed from a workspace: everything planned there stops, and nobody can be told. */
export const leaveWorkspace = (
  { store, runtime }: Services,
  { platform, workspace }: Workspace,
): Promise<void> =>
  store.transaction(async (records) => {
    for (const channel of await records.channels.inWorkspace(platform, workspace)) {
      const failure = { ...removed(runtime.now()), channel, reason: 'I was removed from here.' };
      for (const handle of outageHandlers) await handle(failure, records);
    }
    for (const handle of leftHandlers) await handle({ platform, workspace }, records, runtime.now());
  });

/** Handles that somebody took the bot out of a channel: everything planned there pauses, and who planned it is told. */
export const leaveChannel = async (
  { store, runtime, log }: Services,
  platforms: readonly Platform[],
  address: Address,
  reason: string,
): Promise<void> => {
  const notices = await store.transaction(async (records) => {
    const all = await records.channels.inWorkspace(address.platform, address.workspace);
    const channel = all.find((one) => one.channel === address.channel);
    if (channel === undefined) return [];
    const failure = { ...removed(runtime.now()), channel, reason };
    const found = [];
    for (const handle of outageHandlers) found.push(await handle(failure, records));
    return claimNotices(found, failure, records, runtime.now());
  });
  await notify(notices, platforms, log);
};

const removed = (since: number) => ({ since, isLong: false, isFinal: true });
