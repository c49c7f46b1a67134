import type { Notice } from '../../chat/messages.ts';
import { type Platform, PlatformRefusal } from '../../chat/platform.ts';
import type { PostFailure, Work } from '../../features/feature.ts';
import type { Services } from '../services.ts';
import type { Records } from '../store.ts';
import { outageHandlers, posts } from '../tables.ts';
import type { Post } from './queue.ts';

/** Nobody hears the same reason about the same channel twice within this time. */
const quietMs = 24 * 3_600_000;

/** Lets the features act on a failure, and finds who must hear of it now, one notice per person. */
export const noticesOf = async (
  { kind, subject }: Post,
  failure: PostFailure,
  records: Records,
  work: Work<Records>,
): Promise<Notice[]> => {
  const { channel, reason, isLong, isFinal } = failure;
  const found: (Notice | undefined)[] = [];
  if (isLong || isFinal) for (const handle of outageHandlers) found.push(await handle(failure, records));
  found.push(await posts[kind].notice?.(subject, failure, work));
  const notices: Notice[] = [];
  for (const notice of found) {
    if (notice === undefined || notices.some(({ to }) => to.id === notice.to.id)) continue;
    if (await records.outages.wasTold(channel.id, notice.to.id, reason, work.now - quietMs)) continue;
    notices.push(notice);
  }
  return notices;
};

/** Tells people of a failure. Returns false if somebody should be told again later. */
export const tellAll = async (
  { store, runtime, log }: Services,
  platform: Platform,
  notices: readonly Notice[],
  { channel, reason }: PostFailure,
): Promise<boolean> => {
  let isHeard = true;
  for (const { to, card } of notices) {
    try {
      await platform.tell(to, card);
    } catch (err) {
      log.warn({ err, channel: channel.channel }, 'could not tell somebody that posting fails');
      // Somebody who takes no direct messages is not asked again.
      if (!(err instanceof PlatformRefusal)) {
        isHeard = false;
        continue;
      }
    }
    await store.transaction(({ outages }) => outages.told(channel.id, to.id, reason, runtime.now()));
  }
  return isHeard;
};
